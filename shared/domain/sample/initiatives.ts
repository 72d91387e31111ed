/** The four follow-ups that the Chair named in 2007, and three examples of Mauritius that say they are examples. */
import type { SampleRecord } from "./sample-record.ts";

export const sampleInitiatives: readonly SampleRecord[] = [
  {
    id: "initiative.fin-measuring-impacts",
    kind: "initiative",
    scope: "country:FIN",
    fields: {
      title: "Measuring and analysing impacts",
      roundtable: "3",
      status: "proposed",
      followUpOf: "outcome.2007-measuring-impacts",
      source: "Finland who wants to take forward the discussion on the issue of measuring and analyzing impacts further",
      audience: "network",
    },
    sets: { themes: ["data-and-impact-measurement"] },
    texts: { narrative: "Finland takes the discussion on measuring and analysing impacts further. Named by the Chair on 12 July 2007." },
  },
  {
    id: "initiative.bgd-up-front-cost",
    kind: "initiative",
    scope: "country:BGD",
    fields: {
      title: "Feasibility study: private-sector financial support to lower the up-front cost of migration",
      roundtable: "1",
      status: "proposed",
      followUpOf: "outcome.2007-up-front-cost",
      source:
        "Bangladesh who proposes a feasibility study of private sector based financial support concerning the reduction of the up front cost of migration",
      audience: "network",
    },
    sets: { themes: ["recruitment-and-private-sector"], partners: ["Private sector"] },
    texts: {
      narrative:
        "Bangladesh proposes a feasibility study of financial support, based in the private sector, to reduce the up-front cost of migration. Named by the Chair on 12 July 2007.",
    },
  },
  {
    id: "initiative.mus-circular-migration",
    kind: "initiative",
    scope: "country:MUS",
    fields: {
      title: "Working session on circular migration, with the European Commission",
      roundtable: "1",
      horizon: "short",
      status: "planned",
      followUpOf: "outcome.2007-circular-migration",
      source: "Mauritius and the EC organizing a workingsession before the end of this year on circular migration",
      audience: "network",
    },
    sets: { themes: ["circular-migration-and-return"], partners: ["European Commission"] },
    texts: {
      narrative:
        "Mauritius and the European Commission organise a working session on circular migration before the end of 2007. Named by the Chair on 12 July 2007.",
    },
  },
  {
    id: "initiative.swe-policy-coherence",
    kind: "initiative",
    scope: "country:SWE",
    fields: {
      title: "Contribution to the Forum process and to policy coherence",
      roundtable: "3",
      status: "under-way",
      followUpOf: "outcome.2007-policy-coherence",
      source: "Sweden who will continue to actively contribute to the GFMD process as a whole and policy coherence in particular",
      audience: "network",
    },
    sets: { themes: ["policy-coherence"] },
    texts: {
      narrative:
        "Sweden continues to contribute actively to the Forum process as a whole, and to policy coherence in particular. Named by the Chair on 12 July 2007.",
    },
  },
  {
    id: "initiative.mus-example-returning-skills",
    kind: "initiative",
    scope: "country:MUS",
    fields: {
      title: "Example: a register of skills for people who come home",
      roundtable: "1",
      level: "national",
      horizon: "medium",
      status: "under-way",
      startDate: "2007-09-03",
      leadMinistry: "Ministry of Labour",
      followUpOf: "outcome.2007-recruitment-and-skills",
      audience: "secretariat",
    },
    sets: { themes: ["circular-migration-and-return", "skills-retention"], partners: ["Chamber of Commerce"], horizontalIssues: ["gender-equality"] },
    texts: {
      narrative:
        "This is an example, made up to show the screen.\n\nPeople who return from work abroad enter what they learned. Employers and the employment service look for it there.",
    },
  },
  {
    id: "initiative.mus-example-remittance-prices",
    kind: "initiative",
    scope: "country:MUS",
    fields: {
      title: "Example: compare what it costs to send money home",
      roundtable: "2",
      level: "bilateral",
      horizon: "short",
      status: "proposed",
      leadMinistry: "Ministry of Finance",
      followUpOf: "outcome.2007-remittances",
      audience: "internal",
    },
    sets: { themes: ["remittance-costs"], partners: ["Central bank"] },
    texts: { narrative: "This is an example, made up to show the screen.\n\nA public page lists what each provider charges, month by month." },
  },
  {
    id: "initiative.mus-example-migration-profile",
    kind: "initiative",
    scope: "country:MUS",
    fields: {
      title: "Example: one table of migration figures for all ministries",
      roundtable: "3",
      level: "national",
      horizon: "long",
      status: "planned",
      startDate: "2008-01-14",
      leadMinistry: "Prime Minister's Office",
      followUpOf: "outcome.2007-capacity-building",
      audience: "secretariat",
    },
    sets: {
      themes: ["data-and-impact-measurement", "policy-coherence"],
      partners: ["Statistics office"],
      horizontalIssues: ["human-rights", "gender-equality"],
    },
    texts: { narrative: "This is an example, made up to show the screen.\n\nMinistries agree on definitions and publish one table a year." },
  },
];
