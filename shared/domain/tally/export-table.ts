/**
 * The counted answers as one table: a line for each country, a column for each thing that can be said, and a codebook that explains every column.
 *
 *   text, number, date, …    q                  what was answered
 *   yes                      q                  1 or 0
 *   choice                   q, q.other         the code, and what "other" stands for
 *   choices                  q, q.<code>, …     the codes joined by "; ", and 1 or 0 for each choice
 *   ranking                  q, q.<code>, …     the codes in order joined by "; ", and the place of each choice
 *   matrix                   q.<row>            the code of the step
 *   grid                     q.<row>.<column>   as the column's type has it
 *   rows                     q.<n>.<column>     for as many rows as the longest answer has
 *
 * An empty cell is the one sign for a missing value: not asked, not answered, or not among the rows of this country.
 */
import type { JsonValue } from "#shared/lib/json.ts";
import { Asked, isAnswerable, type Cells } from "../questionnaire/asked.ts";
import { otherChoice, placesIn, type Choice, type Column, type Question, type Questionnaire } from "../questionnaire/definition.ts";
import { localisedText, type Localised } from "../questionnaire/localised.ts";
import { byCountry, type CountryAnswers } from "./country-answers.ts";
import { choicesOf } from "./priorities.ts";

export type Cell = string | number | null;
export type Table = readonly (readonly Cell[])[];

export interface ExportWords {
  /** The heads of what is said of a country itself. */
  readonly head: { readonly [name in (typeof countryColumns)[number]]: string };
  readonly codebook: { readonly [name in (typeof codebookColumns)[number]]: string };
  readonly signed: string;
  readonly draft: string;
  readonly other: string;
  /** What a 1 and a 0 mean. */
  readonly flag: string;
  readonly place: string;
  readonly joined: string;
  readonly missing: string;
  readonly countryName: (country: string) => string;
  readonly region: (country: string) => string;
  readonly development: (country: string) => string;
}

const countryColumns = ["country", "name", "region", "development", "submission", "state"] as const;
const codebookColumns = ["column", "number", "section", "type", "title", "part", "codes", "missing"] as const;

export interface ExportedTables {
  readonly answers: Table;
  readonly codebook: Table;
}

export function exportTables(definition: Questionnaire, counted: readonly CountryAnswers[], words: ExportWords): ExportedTables {
  const answers = byCountry(counted);
  const columns = [...placesIn(definition).values()].flatMap(({ question, section }) =>
    isAnswerable(question) || question.type === "calculate"
      ? registersOf(definition, question, answers, words).map((register) => ({ ...register, question, section }))
      : [],
  );
  const languages = definition.languages ?? languagesOf(definition);
  const rows = answers.map((one) => {
    const asked = new Asked(definition, (name) => one.answers[name]?.value ?? null);
    const said = [
      one.country,
      words.countryName(one.country),
      words.region(one.country),
      words.development(one.country),
      one.number || null,
      one.number === 0 ? words.draft : words.signed,
    ];
    return [
      ...said,
      ...columns.map(({ question, cell }) => {
        const value = question.type === "calculate" ? asked.answerOf(question.name) : (one.answers[question.name]?.value ?? null);
        return value === null ? null : cell(value, one.answers[question.name]?.other ?? "");
      }),
    ];
  });
  const titles = languages.map((language) => `${words.codebook.title} (${language})`);
  const { column, number, section, type, part, codes, missing } = words.codebook;
  return {
    answers: [[...countryColumns.map((name) => words.head[name]), ...columns.map((one) => one.name)], ...rows],
    codebook: [
      [column, number, section, type, ...titles, part, codes, missing],
      ...columns.map((one) => [
        one.name,
        one.question.number ?? "",
        localisedText(one.section.title, languages[0] ?? "en"),
        one.type,
        ...languages.map((language) => one.question.title[language] ?? ""),
        one.part,
        one.codes,
        words.missing,
      ]),
    ],
  };
}

interface Register {
  readonly name: string;
  readonly type: string;
  /** The row, the column or the choice that it is about. */
  readonly part: string;
  readonly codes: string;
  readonly cell: (value: JsonValue, other: string) => Cell;
}

function registersOf(definition: Questionnaire, question: Question, answers: readonly CountryAnswers[], words: ExportWords): readonly Register[] {
  const { name, type } = question;
  const language = definition.languages?.[0] ?? "en";
  const title = (texts: Localised): string => localisedText(texts, language) || words.other;
  const codesOf = (choices: readonly { readonly value: string; readonly title: Localised }[] | undefined): string =>
    (choices ?? []).map((choice) => `${choice.value} = ${title(choice.title)}`).join("; ");
  const single = (codes = ""): Register => ({ name, type, part: "", codes, cell: cellOf });
  const other: readonly Register[] =
    "other" in question && question.other
      ? [{ name: `${name}.other.text`, type: "text", part: words.other, codes: "", cell: (_value, text) => text || null }]
      : [];
  switch (question.type) {
    case "yes":
      return [single(words.flag)];
    case "choice":
      return [single(codesOf(withOther(question.choices, question.other))), ...other];
    case "choices":
      return [
        single(words.joined),
        ...(withOther(question.choices, question.other) ?? []).map((choice): Register => ({
          name: `${name}.${choice.value}`,
          type,
          part: title(choice.title),
          codes: words.flag,
          cell: (value) => (listOf(value).includes(choice.value) ? 1 : 0),
        })),
        ...other,
      ];
    case "ranking":
      return [
        single(words.joined),
        ...choicesOf(definition, question).map((choice): Register => ({
          name: `${name}.${choice.value}`,
          type,
          part: title(choice.title),
          codes: words.place,
          cell: (value) => listOf(value).indexOf(choice.value) + 1 || null,
        })),
      ];
    case "matrix":
      return question.rows.map((row) => ({
        name: `${name}.${row.value}`,
        type,
        part: title(row.title),
        codes: codesOf(question.scale),
        cell: (value) => cellOf(cellsOf(value)[row.value] ?? null),
      }));
    case "grid":
      return question.rows.flatMap((row) =>
        question.columns.map((column) => ({
          ...columnRegister(column, `${name}.${row.value}.${column.name}`, `${title(row.title)} / ${title(column.title)}`),
          cell: (value: JsonValue) => cellOf(cellsOf(cellsOf(value)[row.value] ?? null)[column.name] ?? null),
        })),
      );
    case "rows": {
      const most = Math.max(0, ...answers.map((one) => listOf(one.answers[name]?.value ?? null).length));
      return Array.from({ length: most }, (_unused, at) => at).flatMap((at) =>
        question.columns.map((column) => ({
          ...columnRegister(column, `${name}.${at + 1}.${column.name}`, `${title(question.rowTitle)} ${at + 1} / ${title(column.title)}`),
          cell: (value: JsonValue) => cellOf(cellsOf(listOf(value)[at] ?? null)[column.name] ?? null),
        })),
      );
    }
    default:
      return [single()];
  }

  function columnRegister(column: Column, registerName: string, part: string): Omit<Register, "cell"> {
    const codes =
      column.type === "yes" ? words.flag : column.type === "choice" || column.type === "choices" ? codesOf(withOther(column.choices, column.other)) : "";
    return { name: registerName, type: `${type}: ${column.type}`, part, codes };
  }
}

function withOther(choices: readonly Choice[] | undefined, other: boolean | undefined): readonly Choice[] | undefined {
  return choices && other && !choices.some((choice) => choice.value === otherChoice) ? [...choices, { value: otherChoice, title: {} }] : choices;
}

function cellOf(value: JsonValue): Cell {
  if (value === null) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number" || typeof value === "string") return value;
  return Array.isArray(value) ? value.map(String).join("; ") : JSON.stringify(value);
}

function listOf(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function cellsOf(value: JsonValue): Cells {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Cells) : {};
}

function languagesOf(definition: Questionnaire): readonly string[] {
  const all = new Set(Object.keys(definition.title));
  for (const { question } of placesIn(definition).values()) for (const language of Object.keys(question.title)) all.add(language);
  return [...all];
}
