/** A large survey, answered: made from numbers alone, so that every run counts the same. */
import { applyEdits, type Edit } from "#shared/crdt/edit.ts";
import { deltaSince, nothingAcknowledged } from "#shared/crdt/merge.ts";
import { emptyRecord, type RecordDelta } from "#shared/crdt/record.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import type { Question, Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { questionnaireId } from "#shared/domain/questionnaire/questionnaire.ts";
import { knownCountries } from "#shared/domain/regions/regions.ts";
import { responseId } from "#shared/domain/response/response.ts";
import { submissionId } from "#shared/domain/submission/submission.ts";
import { contentHash } from "#shared/lib/content-hash.ts";
import { asRecordId, asScope, hubPerson, hubReplica } from "#shared/lib/ids.ts";
import type { JsonValue } from "#shared/lib/json.ts";

export const countriesAnswering = 195;
export const questionsAsked = 200;
export const surveyId = questionnaireId("bench", 1);

const en = (text: string) => ({ en: text });
const choices = (count: number) => Array.from({ length: count }, (_unused, at) => ({ value: `c${at}`, title: en(`Choice ${at}`) }));
const countries = knownCountries().slice(0, countriesAnswering);

/** Every kind of question in turn; every fifth is asked only of those who said yes at the beginning. */
export function surveyDefinition(): Questionnaire {
  const kinds: readonly ((name: string) => Question)[] = [
    (name) => ({ type: "choice", name, title: en(name), choices: choices(6), other: true }),
    (name) => ({ type: "choices", name, title: en(name), choices: choices(15), atMost: 5 }),
    (name) => ({ type: "number", name, title: en(name) }),
    (name) => ({ type: "narrative", name, title: en(name) }),
    (name) => ({ type: "matrix", name, title: en(name), rows: choices(6), scale: choices(5) }),
    (name) => ({
      type: "grid",
      name,
      title: en(name),
      rows: choices(14),
      columns: [
        { type: "scale", name: "importance", title: en("Importance"), from: 1, to: 5 },
        { type: "scale", name: "capacity", title: en("Capacity"), from: 1, to: 5 },
        { type: "yes", name: "joins", title: en("Joins") },
      ],
    }),
    (name) => ({
      type: "rows",
      name,
      title: en(name),
      rowTitle: en("Row"),
      addTitle: en("Add"),
      columns: [{ type: "text", name: "title", title: en("Title") }],
    }),
    (name) => ({ type: "text", name, title: en(name) }),
    (name) => ({ type: "yes", name, title: en(name) }),
  ];
  const questions: Question[] = [
    {
      type: "choice",
      name: "begins",
      title: en("Begins"),
      choices: [
        { value: "yes", title: en("Yes") },
        { value: "no", title: en("No") },
      ],
    },
    { type: "choices", name: "themes", title: en("Themes"), choices: choices(15), atLeast: 5, atMost: 5 },
    { type: "ranking", name: "ranking", title: en("Ranking"), of: "themes" },
  ];
  for (let at = questions.length; at < questionsAsked; at++) {
    const question = (kinds[at % kinds.length] as (name: string) => Question)(`q${at}`);
    questions.push(at % 5 === 0 ? { ...question, visible: { op: "selected", question: "begins", choice: "yes" } } : question);
  }
  return { key: "bench", title: en("Bench"), sections: [{ name: "all", title: en("All"), questions }] };
}

function contentOf(country: string, at: number): JsonValue {
  const five = Array.from({ length: 5 }, (_unused, place) => `c${(at * 7 + place * 3) % 15}`);
  const answers: Record<string, JsonValue> = { begins: { value: at % 2 === 0 ? "yes" : "no" }, themes: { value: five }, ranking: { value: five.toReversed() } };
  surveyDefinition().sections[0]?.questions.forEach((question, number) => {
    const value = number < 3 || (question.visible && at % 2 === 1) ? null : answerTo(question, at * 31 + number * 17);
    if (value !== null) answers[question.name] = { value };
  });
  return { questionnaire: surveyId, country, answers };
}

function answerTo(question: Question, number: number): JsonValue {
  switch (question.type) {
    case "choice":
      return `c${number % 6}`;
    case "choices":
      return [`c${number % 15}`, `c${(number + 4) % 15}`, `c${(number + 9) % 15}`];
    case "number":
      return number % 1_000;
    case "matrix":
      return Object.fromEntries(question.rows.map((row, at) => [row.value, `c${(number + at) % 5}`]));
    case "grid":
      return Object.fromEntries(
        question.rows.map((row, at) => [row.value, { importance: 1 + ((number + at) % 5), capacity: 1 + (number % 5), joins: at % 2 === 0 }]),
      );
    case "rows":
      return [{ title: `Practice ${number}` }, { title: `Another ${number}` }];
    case "yes":
      return number % 2 === 0 ? true : null;
    default:
      return `What country number ${number} has to say about this, in a sentence or two of ordinary length.`;
  }
}

function write(id: string, kind: string, scope: string, fields: Readonly<Record<string, JsonValue>>): RecordDelta {
  const edits = Object.entries(fields).map(([field, value]): Edit => ({ type: "set", field, value }));
  const author = { replica: hubReplica, person: hubPerson, at: 1 };
  return deltaSince(applyEdits(emptyRecord(asRecordId(id), kind, asScope(scope)), author, edits), nothingAcknowledged) as RecordDelta;
}

/** What must be there before a country can sign: the questionnaire, and its response. */
export function questionnaireRecord(): RecordDelta[] {
  return [
    write(surveyId, "questionnaire", "forum", {
      title: "Bench",
      version: 1,
      status: "open",
      deadline: null,
      definition: surveyDefinition() as unknown as JsonValue,
    }),
    ...countries.map((country) =>
      write(responseId(surveyId, country), "response", `country:${country}`, { questionnaire: surveyId, country, status: "draft" }),
    ),
  ];
}

function submissionFields(country: string, at: number): { readonly id: string; readonly fields: Readonly<Record<string, JsonValue>> } {
  const content = contentOf(country, at);
  const hash = contentHash(content);
  const response = responseId(surveyId, country);
  return { id: submissionId(response, 1, hash, "0-0001"), fields: { response, number: 1, content, hash, signer: "Director" } };
}

export function submissionRecords(): RecordDelta[] {
  return countries.map((country, at) => {
    const { id, fields } = submissionFields(country, at);
    return write(id, "submission", `country:${country}`, fields);
  });
}

export function submissionViews(): RecordView[] {
  return countries.map((country, at) => {
    const { id, fields } = submissionFields(country, at);
    return { id, scope: `country:${country}`, value: (field) => fields[field], fieldsUnder: () => [], elements: () => [], text: () => "" };
  });
}
