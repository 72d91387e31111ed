/** A desk of the Migration Dialogue for Southern Africa, of which Mauritius is a member. What is made up says that it is an example. */
import { processScope } from "../process/process.ts";
import type { SampleRecord } from "./sample-record.ts";

const scope = processScope("midsa");
const about = "This is an example, made up to show the screen.";

export const sampleRegionalMeetings: readonly SampleRecord[] = [
  {
    id: "meeting.region-midsa-example-held",
    kind: "meeting",
    scope,
    fields: {
      title: "Example: meeting of senior officials",
      date: "2007-09-12",
      status: "held",
      outcome: "Example: the members agreed to compare how they register private recruitment agencies, and to tell the Forum what they find.",
    },
    texts: { agenda: `${about}\n\n1. What the Forum concluded in Brussels\n2. Private recruitment agencies` },
  },
  {
    id: "meeting.region-midsa-example-next",
    kind: "meeting",
    scope,
    fields: { title: "Example: next meeting of senior officials", status: "planned" },
    sets: { about: ["outcome.2007-circular-migration"] },
    texts: { agenda: `${about}\n\n1. Circular migration: what came of the working session` },
  },
];

export const sampleRelays: readonly SampleRecord[] = [
  {
    id: "relay.midsa-example-circular-migration",
    kind: "relay",
    scope,
    fields: {
      title: "Example: circular migration",
      direction: "to-region",
      state: "tabled",
      "on.proposed": "2007-07-20",
      "on.carried": "2007-08-03",
      "on.tabled": "2007-08-10",
      outcome: "outcome.2007-circular-migration",
      meeting: "meeting.region-midsa-example-held",
    },
    texts: { notes: about },
  },
  {
    id: "relay.midsa-example-recruitment",
    kind: "relay",
    scope,
    fields: {
      title: "Example: how recruitment agencies are registered",
      direction: "to-forum",
      state: "proposed",
      "on.proposed": "2007-09-14",
      meeting: "meeting.region-midsa-example-held",
      source: "Example: the members agreed to compare how they register private recruitment agencies, and to tell the Forum what they find.",
    },
    texts: { notes: about },
  },
];
