/** The rows of the survey sheet as a tree, with everything that makes the sheet no form at all. */
import type { Findings } from "./findings.ts";
import { rowTypeOf, type RowType } from "./question-types.ts";
import type { Row, Table } from "./sheet-table.ts";

export interface FormNode {
  readonly row: Row;
  readonly type: RowType;
  /** As the form calls it. */
  readonly name: string;
  readonly parent: FormNode | null;
  readonly children: FormNode[];
  /** Of a group or a repeat: the row in which it ends. */
  end: Row | null;
}

export interface FormTree {
  readonly top: readonly FormNode[];
  /** Every named row in the order of the sheet. */
  readonly all: readonly FormNode[];
  /** Rows that ask nothing: disabled ones and remarks. */
  readonly passedOver: readonly { readonly row: Row; readonly isDisabled: boolean }[];
}

const validName = /^[\p{L}_][\p{L}\p{N}\p{M}_.:·-]*$/u;
export const isYes = (text: string): boolean => /^(yes|true|true\(\)|1)$/i.test(text.trim());
export const isNo = (text: string): boolean => /^(no|false|false\(\)|0)$/i.test(text.trim());

export function treeOf(survey: Table, findings: Findings): FormTree {
  const top: FormNode[] = [];
  const all: FormNode[] = [];
  const passedOver: { row: Row; isDisabled: boolean }[] = [];
  const open: FormNode[] = [];
  const refuse: typeof findings.error = (...rest) => findings.error(...rest);

  for (const row of survey.rows) {
    if (row.cells.every((cell) => cell === "")) continue;
    const written = survey.cell(row, "type");
    let name = survey.cell(row, "name");
    if (isYes(survey.cell(row, "disabled"))) {
      passedOver.push({ row, isDisabled: true });
      continue;
    }
    if (written === "") {
      const isRemark = name === "" && !survey.headers.some((header, at) => header.key === "label" && (row.cells[at] ?? "") !== "");
      if (isRemark) passedOver.push({ row, isDisabled: false });
      else refuse(survey.name, row.row, "no-type", { name: name || labelIn(survey, row) });
      continue;
    }
    const type = rowTypeOf(written);
    if (type.kind === "end") {
      close(type.what, row);
      continue;
    }
    if (type.kind === "unknown") refuse(survey.name, row.row, "unknown-type", { type: written });
    if (type.kind === "incomplete") refuse(survey.name, row.row, "no-list-named", { type: written });
    if (type.type === "audit" && name === "") name = "audit";
    // Readers of XLSForms name a nameless note by its row.
    if (type.type === "note" && name === "") name = `generated_note_name_${row.row}`;
    const siblings = open.at(-1)?.children ?? top;
    if (name === "") refuse(survey.name, row.row, "no-name", { type: written });
    else if (!validName.test(name)) refuse(survey.name, row.row, "invalid-name", { name });
    const twin = name === "" ? undefined : siblings.find((other) => other.name === name);
    if (twin) refuse(survey.name, row.row, "name-twice", { name, first: twin.row.row });
    const node: FormNode = { row, type, name, parent: open.at(-1) ?? null, children: [], end: null };
    siblings.push(node);
    if (name !== "") all.push(node);
    if (type.kind === "begin") open.push(node);
  }
  for (const node of open) refuse(survey.name, node.row.row, "no-end", { what: whatOf(node), name: node.name });
  return { top, all, passedOver };

  function close(what: "group" | "repeat" | "loop", row: Row): void {
    const node = open.at(-1);
    if (!node) return refuse(survey.name, row.row, "no-begin", { what });
    if (whatOf(node) !== what) refuse(survey.name, row.row, "wrong-end", { what, open: whatOf(node), name: node.name, first: node.row.row });
    node.end = row;
    open.pop();
  }
}

function whatOf(node: FormNode): string {
  return node.type.kind === "begin" ? node.type.what : node.type.type;
}

function labelIn(survey: Table, row: Row): string {
  const at = survey.headers.findIndex((header, column) => header.key === "label" && (row.cells[column] ?? "") !== "");
  return row.cells[at] ?? "";
}

/** The repeat that a node stands in, the innermost. */
export function repeatOf(node: FormNode): FormNode | null {
  for (let at = node.parent; at; at = at.parent) if (at.type.kind === "begin" && at.type.what !== "group") return at;
  return null;
}
