/**
 * What was sent round, what the sample country did with it, and its tasks. The circulars say what the Chair said on 12 July 2007; the tasks
 * are examples.
 */
import { distributionId } from "../distribution/distribution.ts";
import { readField } from "../distribution/own-fields.ts";
import type { SampleRecord } from "./sample-record.ts";

const conclusions = "circular.sample-conclusions";
/** 23 July 2007, 08:00 UTC. */
const whenRead = 1_185_177_600_000;

export const sampleCirculars: readonly SampleRecord[] = [
  {
    id: conclusions,
    kind: "circular",
    scope: "forum",
    fields: {
      title: "Conclusions of the first meeting, and what focal points are asked to do",
      category: "information",
      sentOn: "2007-07-20",
      audience: "network",
      about: "outcome.2007-focal-points",
      publicSummary:
        "The first Global Forum on Migration and Development met in Brussels in July 2007. Governments looked at labour mobility, at remittances, and at coherence of policies. The Forum continues under the next chair in Manila.",
    },
    texts: {
      body: "The Chair's conclusions of 12 July 2007 are among the outcomes in this app.\n\nFocal points are asked to:\n1. inform and coordinate inside their government,\n2. tell the Forum of national initiatives in follow-up,\n3. carry what concerns the regional processes to them, and back.\n\nPlease pass this on to the ministries that were part of the preparation.",
    },
  },
  {
    id: "circular.sample-focal-points",
    kind: "circular",
    scope: "forum",
    fields: { title: "Confirm your focal point and alternate", category: "information", audience: "network", about: "outcome.2007-focal-points" },
    days: { sentOn: -3, answerBy: 10 },
    texts: {
      body: "Appointments change all the time. Please look at your entries in the directory, correct what has changed, and mark this circular as read.",
    },
  },
  {
    id: "circular.sample-modalities",
    kind: "circular",
    scope: "forum",
    fields: {
      title: "For comment: how the Forum continues between the meetings",
      category: "consultation",
      audience: "network",
      about: "outcome.2007-modalities",
    },
    days: { sentOn: -6, answerBy: 15 },
    texts: {
      body: "The Friends of the Forum are asked for their comments on the modalities for the continuation: the troika, a regionally balanced steering group, and a support structure attached to the Chair.",
    },
  },
  {
    id: "circular.sample-next-meeting",
    kind: "circular",
    scope: "forum",
    fields: { title: "Preparing the second meeting in Manila", category: "meeting", audience: "internal" },
    texts: { body: "A draft of the secretariat: dates, roundtables and what each team prepares." },
  },
];

export const sampleDistributions: readonly SampleRecord[] = [
  {
    id: distributionId(conclusions, "MUS"),
    kind: "distribution",
    scope: "country:MUS",
    fields: {
      circular: conclusions,
      [readField("person.sample-foreign-affairs")]: whenRead,
      note: "Please read point 2 and tell us which of your initiatives follow up.",
    },
    sets: { passedTo: ["Ministry of Labour", "Ministry of Finance"] },
  },
];

export const sampleTasks: readonly SampleRecord[] = [
  {
    id: "task.sample-participants",
    kind: "task",
    scope: "country:MUS",
    fields: {
      title: "Example: send the European Commission the list of participants",
      ministry: "Ministry of Labour",
      about: "initiative.mus-circular-migration",
    },
    days: { due: -2 },
  },
  {
    id: "task.sample-confirm",
    kind: "task",
    scope: "country:MUS",
    fields: { title: "Example: ask the ministries who is their alternate", person: "person.sample-foreign-affairs", about: "circular.sample-focal-points" },
    days: { due: 5 },
  },
  {
    id: "task.sample-table",
    kind: "task",
    scope: "country:MUS",
    fields: { title: "Example: find a home for the table of migration figures", about: "initiative.mus-example-migration-profile" },
  },
];
