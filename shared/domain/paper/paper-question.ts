/** One question on paper: what is asked, and the answer in words, or room to write it. */
import type { JsonValue } from "#shared/lib/json.ts";
import { countWords } from "../answer/given-answers.ts";
import { otherChoice, type Column, type Question, type Questionnaire } from "../questionnaire/definition.ts";
import { isEmptyAnswer } from "../questionnaire/expression.ts";
import { emptyBox, type AnswerBlock } from "./blocks.ts";
import { choiceInWords, choicesOf, inLanguage, offersOther, singleInWords, type Wording } from "./wording.ts";

/** An answer as one plain value, as a submission freezes it (`FrozenAnswer`). */
export interface PaperAnswer {
  readonly value: JsonValue;
  readonly other?: string | undefined;
  /** The default that nobody has taken; null when there is none. */
  readonly suggested?: JsonValue;
}

interface Place {
  readonly definition: Questionnaire;
  readonly wording: Wording;
}

type Cells = { readonly [column: string]: JsonValue };

const fewColumns = 5;
const blankRows = 4;
const blankEntries = 2;

export function filledAnswer(question: Question, answer: PaperAnswer | null, place: Place): readonly AnswerBlock[] {
  const { definition, wording } = place;
  const value = answer?.value ?? null;
  if (question.type === "note" || question.type === "hidden") return [];
  if (isEmptyAnswer(value)) {
    if (question.type === "calculate") return [];
    const suggested = singleInWords(question, answer?.suggested ?? null, definition, wording).join(", ");
    return [{ kind: "missing", text: suggested === "" ? wording.say("notAnswered") : wording.say("suggested", { answer: suggested }) }];
  }
  switch (question.type) {
    case "narrative":
      return [
        { kind: "text", text: String(value) },
        ...(question.maxWords !== undefined && countWords(String(value)) > question.maxWords
          ? [{ kind: "notice" as const, text: wording.say("tooLong", { limit: question.maxWords }), items: [] }]
          : []),
      ];
    case "choice":
    case "choices": {
      const words = singleInWords(question, value, definition, wording).map((one) =>
        answer?.other && one === wording.say("other") ? `${one}: ${answer.other}` : one,
      );
      return question.type === "choice" ? [{ kind: "text", text: words.join("") }] : [{ kind: "list", ordered: false, items: words }];
    }
    case "ranking":
      return [{ kind: "list", ordered: true, items: singleInWords(question, value, definition, wording) }];
    case "matrix": {
      const steps = value as Cells;
      return [
        {
          kind: "table",
          head: ["", wording.say("answer")],
          rows: question.rows.map((row) => {
            const step = question.scale.find((one) => one.value === steps[row.value]);
            return [inLanguage(wording, row.title), step ? inLanguage(wording, step.title) : "—"];
          }),
        },
      ];
    }
    case "grid": {
      const rows = value as { readonly [row: string]: Cells };
      return [
        {
          kind: "table",
          head: ["", ...question.columns.map((column) => inLanguage(wording, column.title))],
          rows: question.rows.map((row) => [
            inLanguage(wording, row.title),
            ...question.columns.map((column) => cellInWords(column, rows[row.value]?.[column.name] ?? null, place, "—")),
          ]),
        },
      ];
    }
    case "rows":
      return entries(question, value as readonly Cells[], place, "—");
    default:
      return [{ kind: "text", text: singleInWords(question, value, definition, wording).join("\n") }];
  }
}

export function blankAnswer(question: Question, place: Place): readonly AnswerBlock[] {
  const { wording, definition } = place;
  switch (question.type) {
    case "note":
    case "hidden":
    case "calculate":
      return [];
    case "text":
      return [{ kind: "lines", count: question.long ? 4 : 1 }];
    case "narrative":
      return [{ kind: "lines", count: Math.min(20, Math.max(6, Math.ceil((question.maxWords ?? 150) / 12))) }];
    case "yes":
      return [{ kind: "boxes", labels: [wording.say("yes"), wording.say("no")] }];
    case "choice":
    case "choices":
      return boxes(question, place);
    case "ranking":
      return [
        { kind: "places", labels: (choicesOf(question, definition) ?? []).map((choice) => inLanguage(wording, choice.title)) },
        ...(offersOther(question, definition) ? [{ kind: "places" as const, labels: [wording.say("other")] }] : []),
      ];
    case "matrix":
      return [
        {
          kind: "table",
          head: ["", ...question.scale.map((step) => inLanguage(wording, step.title))],
          rows: question.rows.map((row) => [inLanguage(wording, row.title), ...question.scale.map(() => emptyBox)]),
        },
      ];
    case "grid":
      return [
        {
          kind: "table",
          head: ["", ...question.columns.map((column) => inLanguage(wording, column.title))],
          rows: question.rows.map((row) => [inLanguage(wording, row.title), ...question.columns.map((column) => roomIn(column, place))]),
        },
      ];
    case "rows": {
      const count = Math.min(question.atMost ?? Infinity, isWide(question.columns) ? blankEntries : blankRows);
      return entries(
        question,
        Array.from({ length: count }, () => ({})),
        place,
        "",
      );
    }
    case "date":
      return [{ kind: "text", text: wording.say("dateBlank") }];
    default:
      return [{ kind: "lines", count: 1 }];
  }
}

function boxes(question: Question & { readonly type: "choice" | "choices" }, { definition, wording }: Place): readonly AnswerBlock[] {
  // A list of every country is not printed to be ticked.
  if (question.choices === undefined) return [{ kind: "lines", count: question.type === "choices" ? 3 : 1 }];
  const labels = question.choices.map((choice) => choiceInWords(question, choice.value, definition, wording));
  return [{ kind: "boxes", labels: question.other ? [...labels, `${choiceInWords(question, otherChoice, definition, wording)}: ………………………………`] : labels }];
}

/** Few short columns are a table; more are one entry after the other, each part on a line of its own. */
function entries(question: Question & { readonly type: "rows" }, rows: readonly Cells[], place: Place, nothing: string): readonly AnswerBlock[] {
  const { wording } = place;
  const columns = question.columns.filter((column) => column.type !== "note");
  const isBlank = nothing === "";
  const words = (column: Column, cells: Cells): string => (isBlank ? roomIn(column, place) : cellInWords(column, cells[column.name] ?? null, place, nothing));
  if (!isWide(columns)) {
    return [
      {
        kind: "table",
        head: columns.map((column) => inLanguage(wording, column.title)),
        rows: rows.map((cells) => columns.map((column) => words(column, cells))),
      },
    ];
  }
  return rows.map((cells, at) => ({
    kind: "entry",
    title: `${inLanguage(wording, question.rowTitle)} ${at + 1}`,
    facts: columns.map((column) => ({ label: inLanguage(wording, column.title), value: words(column, cells) })),
  }));
}

function isWide(columns: readonly Column[]): boolean {
  return columns.length > fewColumns || columns.some((column) => column.type === "text" && column.long);
}

function cellInWords(column: Column, value: JsonValue, { definition, wording }: Place, nothing: string): string {
  if (column.type === "yes") return value === true ? "✓" : nothing;
  return singleInWords(column, value, definition, wording).join(", ") || nothing;
}

/** What stands in a cell that is written in by hand. */
function roomIn(column: Column, { definition, wording }: Place): string {
  if (column.type === "yes") return emptyBox;
  if (column.type === "scale" && column.to - column.from < 10) {
    return Array.from({ length: column.to - column.from + 1 }, (_one, at) => String(column.from + at)).join("  ");
  }
  if ((column.type === "choice" || column.type === "choices") && column.choices && column.choices.length <= 4) {
    return column.choices.map((choice) => `${emptyBox} ${choiceInWords(column, choice.value, definition, wording)}`).join("\n");
  }
  return "";
}
