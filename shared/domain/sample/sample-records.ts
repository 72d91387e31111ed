import { sampleContacts, sampleOrganisations } from "./directory.ts";
import { sampleInitiatives } from "./initiatives.ts";
import { sampleOutcomes } from "./outcomes.ts";
import type { SampleRecord } from "./sample-record.ts";

export type { SampleRecord };

/** Everything but the questionnaire: the same records with the same ids each time. */
export const sampleRecords: readonly SampleRecord[] = [...sampleOrganisations, ...sampleContacts, ...sampleOutcomes, ...sampleInitiatives];
