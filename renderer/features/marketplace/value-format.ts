import i18next from "i18next";
import { addValueFormat } from "#renderer/platform/desk/value-format.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";

const offerVocabularies: Readonly<Record<string, string>> = {
  direction: "offerDirection",
  category: "offerCategory",
  status: "offerStatus",
  audience: "audience",
};
const meetingVocabularies: Readonly<Record<string, string>> = { status: "meetingStatus", audience: "audience" };

/** Says the values of offers, requests and meetings in words in the conflict view. */
export function addMarketplaceFormats(): void {
  addValueFormat("offer", () => ({
    label: (field) => labelIn("field", field),
    value: (field, value) => inWords(offerVocabularies, field, value),
    writable: (field) => ["title", "offeredBy", "partnerSought", "contactWords", "result", "funding"].includes(field),
    refers: (field) => field === "fromOutcome" || field === "fromInitiative" || field === "ledTo",
  }));
  addValueFormat("meeting", () => ({
    label: (field) => labelIn("meeting", field) ?? labelIn("field", field),
    value: (field, value) => inWords(meetingVocabularies, field, value),
    writable: (field) => ["title", "place", "outcome"].includes(field),
    refers: (field) => field === "process",
  }));
}

function labelIn(group: string, field: string): string | undefined {
  const key = `marketplace:${group}.${field}`;
  const words: unknown = i18next.exists(key) ? i18next.t(key as never) : undefined;
  return typeof words === "string" ? words : undefined;
}

function inWords(vocabularies: Readonly<Record<string, string>>, field: string, value: unknown): string | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  const vocabulary = vocabularies[field];
  if (vocabulary) return i18next.t(`vocabulary:${vocabulary}.${value}`, { defaultValue: value });
  if (["until", "date", "endDate"].includes(field)) return writtenDay(value, i18next.language);
  return field === "lifecycle" ? i18next.t(`marketplace:lifecycle.${value}`, { defaultValue: value }) : undefined;
}
