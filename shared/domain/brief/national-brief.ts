/** What a delegation takes along: who speaks for the country, its priorities, what it does, offers and seeks, and where it meets its region. */
import { directionOf, type AnswerBlock, type Block, type Fact, type PaperDocument } from "../paper/blocks.ts";
import { writtenDate, type Wording } from "../paper/wording.ts";

export interface BriefContact {
  readonly role: string;
  readonly name: string;
  readonly organisation: string;
  readonly email: string;
  readonly phone: string;
}

export interface BriefInitiative {
  readonly title: string;
  /** Status, level and horizon in words. */
  readonly about: string;
  readonly lead: string;
  /** The next milestone that is not reached: `First review, 1 September 2008`; "" when there is none. */
  readonly next: string;
  /** What is still to be found, in words; "" when nothing is. */
  readonly gap: string;
}

/** A line of a table: its cells in words. */
export type BriefRow = readonly string[];

export interface NationalBrief {
  readonly country: string;
  /** The day of printing, `2026-11-24`. */
  readonly today: string;
  readonly contacts: readonly BriefContact[];
  /** What the country submitted; null while it has submitted nothing. */
  readonly priorities: {
    readonly from: string;
    readonly questions: readonly { readonly title: string; readonly items: readonly string[]; readonly ordered: boolean }[];
  } | null;
  readonly initiatives: readonly BriefInitiative[];
  /** Offer or request, title, category, status. */
  readonly offers: readonly BriefRow[];
  /** Process, role, since. */
  readonly processes: readonly BriefRow[];
  /** What is carried between the Forum and the region: title, process, direction, state. */
  readonly carried: readonly BriefRow[];
}

/** @param wording says the keys under `brief` of `renderer/locales/<language>/paper.json` */
export function nationalBriefOnPaper(brief: NationalBrief, wording: Wording): PaperDocument {
  const say = (key: string, values?: Readonly<Record<string, string | number>>): string => wording.say(`brief.${key}`, values);
  const title = [say("title"), brief.country].join(" · ");
  const fact = (key: string, value: string): Fact => ({ label: wording.say(key), value });
  const tableOf = (heads: readonly string[], rows: readonly BriefRow[]): AnswerBlock => ({ kind: "table", head: heads.map((head) => say(head)), rows });
  return {
    language: wording.language,
    direction: directionOf(wording.language),
    title,
    foot: [title, writtenDate(brief.today, wording.language)].join(" · "),
    blocks: [
      {
        kind: "cover",
        over: wording.say("forum"),
        title: say("title"),
        about: brief.country,
        facts: [fact("country", brief.country), fact("printedOn", writtenDate(brief.today, wording.language))],
        status: say("internal"),
      },
      ...part(say("contacts"), say("noContacts"), brief.contacts.length, [
        tableOf(
          ["role", "name", "organisation", "reach"],
          brief.contacts.map((contact) => [contact.role, contact.name, contact.organisation, [contact.email, contact.phone].filter(Boolean).join("\n")]),
        ),
      ]),
      ...priorities(brief, say),
      ...part(
        say("initiatives"),
        say("noInitiatives"),
        brief.initiatives.length,
        brief.initiatives.map((initiative) => ({
          kind: "entry",
          title: initiative.title,
          facts: [
            { label: say("about"), value: initiative.about },
            { label: say("lead"), value: initiative.lead },
            { label: say("next"), value: initiative.next },
            { label: say("gap"), value: initiative.gap },
          ].filter((one) => one.value !== ""),
        })),
      ),
      ...part(say("offers"), say("noOffers"), brief.offers.length, [tableOf(["direction", "offer", "category", "status"], brief.offers)]),
      ...part(say("processes"), say("noProcesses"), brief.processes.length, [tableOf(["process", "role", "since"], brief.processes)]),
      ...(brief.carried.length > 0 ? part(say("carried"), "", brief.carried.length, [tableOf(["what", "process", "way", "state"], brief.carried)]) : []),
    ],
  };
}

function priorities({ priorities: submitted }: NationalBrief, say: (key: string) => string): readonly Block[] {
  if (!submitted) return part(say("priorities"), say("noPriorities"), 0, []);
  return [
    { kind: "section", title: say("priorities"), about: submitted.from },
    ...submitted.questions.map(({ title, items, ordered }): Block => ({
      kind: "question",
      number: "",
      title,
      notes: [],
      answer: [{ kind: "list", ordered, items }],
    })),
  ];
}

/** A part with its heading; a sentence when there is nothing to say. */
function part(title: string, nothing: string, count: number, answer: readonly AnswerBlock[]): readonly Block[] {
  const section: Block = { kind: "section", title, about: "" };
  return count === 0 ? [section, { kind: "paragraph", text: nothing }] : [section, { kind: "answers", answer }];
}
