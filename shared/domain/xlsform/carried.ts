/** What a row holds beside what the desk uses: kept with its question, so that an export gives it back. */
import type { FormNode } from "./form-tree.ts";
import { ownPrefix } from "./headers.ts";
import { own, type Reading } from "./reading.ts";

const longest = 4_000;
const most = 38;

/** Handled by whoever reads the row. */
const used = new Set([
  "type",
  "name",
  "label",
  "hint",
  "guidance_hint",
  "required",
  "required_message",
  "relevant",
  "constraint",
  "constraint_message",
  "calculation",
  "readonly",
  "default",
  "choice_filter",
  "appearance",
  "trigger",
  "repeat_count",
  "disabled",
]);
export const media = /^(media::?|body::?)?(image|big-image|audio|video)(::|:|$)/i;

/** @param kept what did not come in, by column */
export function carriedOf(reading: Reading, node: FormNode, kept: Readonly<Record<string, string>>): Record<string, string> {
  const { survey, findings } = reading;
  const carried: Record<string, string> = {};
  const carry = (column: string, value: string): void => {
    if (value.length <= longest && column.length <= 100 && Object.keys(carried).length < most) carried[column] = value;
    else findings.leave(survey.name, node.row.row, "column", "too-large-to-keep", { column });
  };
  for (const [column, value] of Object.entries(kept)) carry(column, value);
  if (reading.names.get(node) !== node.name && own(reading, node, "name") === "") carry("name", node.name);
  for (const [column, header] of survey.headers.entries()) {
    const value = node.row.cells[column] ?? "";
    if (value === "") continue;
    if (header.key === null) {
      carry(header.raw, value);
      if (media.test(header.raw)) findings.leave(survey.name, node.row.row, "column", "no-counterpart", { column: header.raw });
    } else if (header.key === "parameters") {
      if (node.type.type !== "range") carry("parameters", value);
    } else if (!used.has(header.key) && !header.key.startsWith(ownPrefix)) carry(header.raw, value);
  }
  return carried;
}

/** What a group or a table says in columns that mean nothing for it. */
export function withoutMeaning({ survey, findings }: Reading, node: FormNode, columns: readonly string[]): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const column of columns) {
    const value = survey.cell(node.row, column);
    if (value === "") continue;
    kept[column] = value;
    findings.leave(survey.name, node.row.row, "column", "unused-column", { column });
  }
  return kept;
}

/** Columns without a use are told once, at the header. */
export function reportUnusedColumns(reading: Reading): void {
  const { survey, findings } = reading;
  for (const [column, header] of survey.headers.entries()) {
    if (header.key !== null || media.test(header.raw)) continue;
    const first = survey.rows.find((row) => (row.cells[column] ?? "") !== "");
    if (first) findings.leave(survey.name, (survey.rows[0]?.row ?? 2) - 1, "column", "unused-column", { column: header.raw });
  }
}
