/** Organisations and contacts of Mauritius, by function: no person is named or invented. Addresses end in `.example`, which nobody owns. */
import type { SampleRecord } from "./sample-record.ts";

const scope = "country:MUS";

function organisation(name: string, type: string, title: string, more: Readonly<Record<string, string>> = {}): SampleRecord {
  return { id: `organisation.mus-${name}`, kind: "organisation", scope, fields: { name: title, type, country: "MUS", ...more } };
}

function forumOrganisation(name: string, title: string, acronym: string): SampleRecord {
  return {
    id: `organisation.${name}`,
    kind: "organisation",
    scope: "forum",
    fields: { audience: "network", name: title, acronym, type: "international-organisation" },
  };
}

interface Contact {
  readonly name: string;
  readonly function: string;
  readonly organisation: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly languages?: readonly string[];
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly topics?: readonly string[];
  readonly notes?: string;
}

function contact(contact: Contact): SampleRecord {
  return {
    id: `contact.mus-${contact.name}`,
    kind: "contact",
    scope,
    fields: { function: contact.function, organisation: contact.organisation, ...contact.fields },
    sets: {
      languages: contact.languages ?? ["en", "fr"],
      phones: contact.phones ?? [],
      emails: contact.emails ?? [],
      topics: contact.topics ?? [],
    },
    ...(contact.notes ? { texts: { notes: contact.notes } } : {}),
  };
}

export const sampleOrganisations: readonly SampleRecord[] = [
  organisation("prime-minister", "ministry", "Prime Minister's Office"),
  organisation("home-affairs", "department", "Home Affairs Division", { parent: "organisation.mus-prime-minister" }),
  organisation("foreign-affairs", "ministry", "Ministry of Foreign Affairs"),
  organisation("mission-geneva", "department", "Permanent Mission in Geneva", { parent: "organisation.mus-foreign-affairs" }),
  organisation("interior", "ministry", "Ministry of the Interior"),
  organisation("labour", "ministry", "Ministry of Labour"),
  organisation("employment-service", "department", "Employment Service", { parent: "organisation.mus-labour" }),
  organisation("finance", "ministry", "Ministry of Finance"),
  organisation("statistics", "department", "Statistics Office", { parent: "organisation.mus-finance" }),
  organisation("women", "ministry", "Ministry of Women's Rights"),
  organisation("chamber", "private-sector", "Chamber of Commerce"),
  organisation("diaspora", "civil-society", "Network of Diaspora Associations"),
  organisation("university", "civil-society", "University, Faculty of Social Studies"),
  forumOrganisation("undesa", "United Nations Department of Economic and Social Affairs", "UNDESA"),
  forumOrganisation("european-commission", "European Commission", "EC"),
];

export const sampleContacts: readonly SampleRecord[] = [
  contact({
    name: "focal-point",
    function: "Director, Migration Policy Unit",
    organisation: "organisation.mus-interior",
    fields: { role: "focal-point", roleFrom: "2007-01-15", seat: "capital", alternate: "contact.mus-alternate" },
    phones: ["work|+230 000 0101", "mobile|+230 0000 0102"],
    emails: ["migration.policy@interior.example", "director@interior.example"],
    topics: ["policy-coherence", "circular-migration-and-return"],
    notes: "Coordinates the ministries for the survey. Best reached before noon.",
  }),
  contact({
    name: "alternate",
    function: "Deputy Director, Migration Policy Unit",
    organisation: "organisation.mus-interior",
    fields: { role: "alternate", roleFrom: "2007-01-15", seat: "capital" },
    phones: ["work|+230 000 0103"],
    emails: ["deputy@interior.example"],
    topics: ["policy-coherence"],
  }),
  contact({
    name: "former-focal-point",
    function: "Adviser, International Affairs",
    organisation: "organisation.mus-prime-minister",
    fields: { role: "focal-point", roleFrom: "2006-11-06", roleTo: "2007-01-14", seat: "capital", alternate: "contact.mus-focal-point" },
    emails: ["international@pmo.example"],
    topics: ["regional-cooperation"],
    notes: "Focal point until January 2007. Holds the papers of the preparatory meetings.",
  }),
  contact({
    name: "mission-first-secretary",
    function: "First Secretary",
    organisation: "organisation.mus-mission-geneva",
    fields: { role: "liaison", roleFrom: "2007-03-01", seat: "geneva" },
    phones: ["work|+41 00 000 0104"],
    emails: ["mission.geneva@foreign.example"],
    topics: ["human-rights-and-gender", "regional-cooperation"],
  }),
  contact({
    name: "permanent-secretary-labour",
    function: "Permanent Secretary",
    organisation: "organisation.mus-labour",
    fields: { role: "validator", roleFrom: "2007-02-01", seat: "capital" },
    phones: ["work|+230 000 0105"],
    emails: ["permanent.secretary@labour.example"],
    topics: ["temporary-labour", "recruitment-and-private-sector"],
  }),
  contact({
    name: "head-labour-migration",
    function: "Head, Labour Migration Desk",
    organisation: "organisation.mus-employment-service",
    fields: { role: "policy-lead", seat: "capital" },
    phones: ["work|+230 000 0106", "mobile|+230 0000 0107"],
    emails: ["labour.migration@labour.example"],
    topics: ["temporary-labour", "skills-retention"],
  }),
  contact({
    name: "director-statistics",
    function: "Director, Population and Migration Statistics",
    organisation: "organisation.mus-statistics",
    fields: { role: "policy-lead", seat: "capital" },
    phones: ["work|+230 000 0108"],
    emails: ["migration@statistics.example"],
    topics: ["data-and-impact-measurement"],
  }),
  contact({
    name: "head-remittances",
    function: "Head, Remittances and External Finance",
    organisation: "organisation.mus-finance",
    phones: ["work|+230 000 0109"],
    emails: ["external.finance@finance.example"],
    topics: ["remittance-costs", "remittance-impact"],
  }),
  contact({
    name: "gender-officer",
    function: "Principal Officer, Gender Equality",
    organisation: "organisation.mus-women",
    emails: ["gender@women.example"],
    topics: ["human-rights-and-gender"],
  }),
  contact({
    name: "passport-head",
    function: "Head, Border and Passport Services",
    organisation: "organisation.mus-home-affairs",
    phones: ["work|+230 000 0110"],
    emails: ["passports@pmo.example"],
    topics: ["temporary-labour"],
  }),
  contact({
    name: "chamber-secretary",
    function: "Secretary-General",
    organisation: "organisation.mus-chamber",
    phones: ["work|+230 000 0111"],
    emails: ["secretary@chamber.example"],
    topics: ["recruitment-and-private-sector"],
  }),
  contact({
    name: "diaspora-coordinator",
    function: "Coordinator",
    organisation: "organisation.mus-diaspora",
    emails: ["coordinator@diaspora.example"],
    languages: ["en", "fr", "hi"],
    topics: ["diaspora", "remittance-impact"],
  }),
  contact({
    name: "researcher",
    function: "Chair of Migration Studies",
    organisation: "organisation.mus-university",
    emails: ["migration.studies@university.example"],
    topics: ["data-and-impact-measurement", "root-causes"],
  }),
  contact({
    name: "archived-desk",
    function: "Information desk of the 2006 preparations",
    organisation: "organisation.mus-foreign-affairs",
    fields: { lifecycle: "archived" },
    emails: ["preparations@foreign.example"],
  }),
];
