/** The records that the benchmarks use: contacts of about 1.4 KB as `encodeRecord` writes them. */
import { applyEdits, type Author, type Edit } from "#shared/crdt/edit.ts";
import { emptyRecord, type RecordState } from "#shared/crdt/record.ts";
import { asPersonId, asRecordId, asReplicaId, asScope } from "#shared/lib/ids.ts";

export const scope = asScope("country:BEL");
export const author: Author = { replica: asReplicaId("1-aaaa"), person: asPersonId("person.bel-focal"), at: 1_784_000_000_000 };

const first = [
  "Amina",
  "Bert",
  "Chantal",
  "Dragan",
  "Élodie",
  "Fatou",
  "Gert",
  "Hülya",
  "Ibrahim",
  "Jana",
  "Kofi",
  "Lucía",
  "Mehdi",
  "Nadia",
  "Omar",
  "Petra",
  "Quentin",
  "Rosa",
  "Samir",
  "Tuuli",
];
const last = [
  "Abdi",
  "Bakker",
  "Claes",
  "Diallo",
  "Eriksson",
  "Fonseca",
  "Girard",
  "Haddad",
  "Ivanova",
  "Janssens",
  "Kaya",
  "Lemaire",
  "Mensah",
  "Nguyen",
  "Okafor",
  "Peeters",
  "Rahman",
  "Santos",
  "Traoré",
  "Vermeulen",
];
const functions = [
  "Director of migration policy",
  "Adviser on labour mobility",
  "Head of the diaspora unit",
  "Counsellor at the permanent mission",
  "Desk officer for return and reintegration",
];
const topics = ["labour", "diaspora", "protection", "data", "integration", "return"];

export const contactId = (number: number) => asRecordId(`contact.bench-${number.toString().padStart(6, "0")}`);

export function contact(number: number): RecordState {
  return applyEdits(emptyRecord(contactId(number), "contact", scope), author, contactEdits(number));
}

export function contactEdits(number: number): readonly Edit[] {
  const given = first[number % first.length] as string;
  const family = last[Math.floor(number / first.length) % last.length] as string;
  const name = `${given} ${family} ${Math.floor(number / (first.length * last.length))}`;
  const mail = `${given}.${family}.${number}@ministry.example`.toLowerCase();
  const set = (field: string, value: string): Edit => ({ type: "set", field, value });
  const add = (name: string, element: string): Edit => ({ type: "add", set: name, element });
  return [
    set("name", name),
    set("function", functions[number % functions.length] as string),
    set("organisation", `organisation.bel-${number % 40}`),
    set("role", number % 9 === 0 ? "focal-point" : "none"),
    set("roleFrom", "2007-07-09"),
    set("roleTo", ""),
    set("seatDetail", `Building ${number % 12}, second floor, room ${number % 300}; enter by the side gate and ask at the desk for a visitor's badge`),
    set("lifecycle", "active"),
    add("languages", "fr"),
    add("languages", "nl"),
    add("phones", `work|+32 2 501 ${number % 10_000}`),
    add("phones", `mobile|+32 470 ${number}`),
    add("emails", mail),
    add("topics", topics[number % topics.length] as string),
    add("topics", topics[(number + 2) % topics.length] as string),
    {
      type: "replace-text",
      text: "notes",
      value: `Met at the conference of July 2007. Prefers to be called in the morning; writes to ${given} are answered by the assistant.`,
    },
  ];
}
