import { readQuestionnaire, type DefinitionProblem, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";

/** The hub takes changes of up to 256 KB; the record's other fields need some of it. */
const largest = 200_000;

export type FileReading =
  | { readonly ok: true; readonly definition: Questionnaire }
  | { readonly ok: false; readonly problems: readonly (DefinitionProblem | { readonly reason: "not-json" | "too-large" })[] };

/** @param text what the chosen file holds */
export function readQuestionnaireFile(text: string): FileReading {
  if (new TextEncoder().encode(text).length > largest) return { ok: false, problems: [{ reason: "too-large" }] };
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { ok: false, problems: [{ reason: "not-json" }] };
  }
  return readQuestionnaire(json);
}

/** @param published what is on this device already, archived ones as well */
export function nextVersion(key: string, published: readonly { readonly summary: { readonly [name: string]: unknown } }[]): number {
  return 1 + Math.max(0, ...published.filter(({ summary }) => summary["key"] === key).map(({ summary }) => Number(summary["version"]) || 0));
}
