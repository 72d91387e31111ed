import { knownProcesses } from "../process/read-processes.ts";
import { sampleCirculars, sampleDistributions, sampleTasks } from "./circulars.ts";
import { sampleContacts, sampleOrganisations } from "./directory.ts";
import { sampleInitiatives } from "./initiatives.ts";
import { sampleBodies, sampleTeams } from "./network.ts";
import { sampleMeetings, sampleOffers } from "./marketplace.ts";
import { sampleOutcomes } from "./outcomes.ts";
import { sampleRelays, sampleRegionalMeetings } from "./regional.ts";
import { sampleAnswers, sampleQuestionnaire } from "./sample-answers.ts";
import type { SampleRecord } from "./sample-record.ts";

export type { SampleRecord };

/** The same records with the same ids each time, in an order in which each finds what it refers to. */
export const sampleRecords: readonly SampleRecord[] = [
  ...sampleOrganisations,
  ...sampleContacts,
  ...sampleOutcomes,
  ...sampleInitiatives,
  ...sampleOffers,
  ...sampleMeetings,
  ...sampleTeams,
  ...sampleBodies,
  ...knownProcesses,
  ...sampleRegionalMeetings,
  ...sampleRelays,
  ...sampleCirculars,
  sampleQuestionnaire,
  ...sampleAnswers,
  ...sampleDistributions,
  ...sampleTasks,
];
