/**
 * What a colleague's workbook changes in the answers as they are now. Pure.
 *
 * An edit says which heads the colleague had before them: those known when the workbook was made. What was written here since stays beside
 * it, and a person decides. An edit of one's own copy always replaces that copy's earlier ones, whatever it says; so where this very copy
 * wrote meanwhile, both values are put beside each other as when a decision is undone, and who filled in the workbook is said in a comment.
 */
import * as Y from "yjs";
import type { Edit } from "#shared/crdt/edit.ts";
import type { Dot, Head, RecordState } from "#shared/crdt/record.ts";
import { encodeBytes, joinText, openText, replaceText, textOf } from "#shared/crdt/text.ts";
import type { Question } from "#shared/domain/questionnaire/definition.ts";
import type { Unreadable } from "#shared/domain/paper/cell-values.ts";
import { newRow } from "#shared/domain/paper/form-workbook.ts";
import type { ReadAnswer } from "#shared/domain/paper/read-back.ts";
import { isEmptyAnswer } from "#shared/domain/questionnaire/expression.ts";
import { installationOf, replicaFor, textClientOf, type PersonId, type ReplicaId } from "#shared/lib/ids.ts";
import { sameJson, type JsonValue } from "#shared/lib/json.ts";

export interface Importing {
  readonly replica: ReplicaId;
  readonly person: PersonId;
  readonly at: number;
  /** What stands as the reason of each edit: from whose workbook it is. */
  readonly reason: string;
  /** The same for the same row of the same workbook by the same colleague, so that it does not come twice. */
  readonly newRowId: (question: string, register: string) => string;
  /** 20 random bits. */
  readonly randomBits: () => number;
}

/**
 * `changed`: it becomes what the workbook says. `beside`: it was changed here meanwhile, and both are kept. `merged`: so was the narrative, and
 * its letters merge.
 */
export type ProposedState = "changed" | "beside" | "merged";

export interface ProposedChange {
  readonly question: Question;
  readonly register: string;
  /** What is shown here now. */
  readonly was: JsonValue;
  readonly becomes: JsonValue;
  readonly state: ProposedState;
  readonly edits: readonly Edit[];
  /** The edit cannot say from whose workbook it is. */
  readonly needsComment: boolean;
}

export interface NotRead {
  readonly question: Question;
  readonly register: string;
  readonly why: Unreadable | "textIsGone";
  readonly text: string;
}

export interface Proposal {
  readonly changes: readonly ProposedChange[];
  readonly notRead: readonly NotRead[];
  /** Questions in which nothing differs. */
  readonly same: number;
}

export function proposalFor(answers: readonly ReadAnswer[], records: ReadonlyMap<string, RecordState>, importing: Importing): Proposal {
  const changes: ProposedChange[] = [];
  const notRead: NotRead[] = [];
  for (const answer of answers) {
    const { question, register, result } = answer;
    if (result.state === "same") continue;
    if (result.state === "unreadable") {
      notRead.push({ question, register, why: result.why, text: result.text });
      continue;
    }
    const record = records.get(question.name) ?? null;
    const change = register === "narrative" ? textChange(answer, result.value, record, importing) : fieldChange(answer, result.value, record, importing);
    if (change === "textIsGone") notRead.push({ question, register, why: change, text: "" });
    else if (change) changes.push(change);
  }
  const touched = new Set([...changes, ...notRead].map(({ question }) => question.name));
  return { changes, notRead, same: new Set(answers.map(({ question }) => question.name)).size - touched.size };
}

function fieldChange(
  { question, register, base, heads: known }: ReadAnswer,
  value: JsonValue,
  record: RecordState | null,
  importing: Importing,
): ProposedChange | null {
  const field = register.startsWith(`row.${newRow}`) ? `row.${importing.newRowId(question.name, register)}` : register;
  const heads = record?.fields[field] ?? [];
  const was = heads[0]?.value ?? null;
  if (sameAnswer(was, value) && heads.every((head) => sameAnswer(head.value, value))) return null;
  // What came from this colleague before is theirs to change.
  const isSeen = (head: Head): boolean =>
    sameJson(head.value, base) || sameJson(head.value, value) || isKnown(head.dot, known) || head.reason === importing.reason;
  const unseen = heads.filter((head) => !isSeen(head));
  const over = heads.filter(isSeen).map((head) => head.dot);
  const common = { question, register: field, was, becomes: value };
  if (unseen.some((head) => head.dot[0] === importing.replica)) {
    const theirs = { value, by: importing.person, at: importing.at };
    return { ...common, state: "beside", needsComment: true, edits: [{ type: "reopen", field, heads: [...unseen, theirs] }] };
  }
  return {
    ...common,
    state: unseen.length > 0 ? "beside" : "changed",
    needsComment: false,
    edits: [{ type: "set", field, value, over, reason: importing.reason }],
  };
}

/** As if the colleague had written into the text as it was, on a copy of their own: Yjs merges it with what came since. */
function textChange(
  { question, register, base, heads }: ReadAnswer,
  value: JsonValue,
  record: RecordState | null,
  importing: Importing,
): ProposedChange | "textIsGone" | null {
  const state = record?.texts["narrative"]?.state;
  const was = textOf(state);
  const becomes = typeof value === "string" ? value : "";
  if (was === becomes) return null;
  const before = typeof heads === "string" ? heads : undefined;
  try {
    const document = openText(before, clientBeside(state, importing));
    const known = Y.encodeStateVector(document);
    replaceText(document, becomes);
    const update = encodeBytes(Y.encodeStateAsUpdate(document, known));
    document.destroy();
    const after = textOf(joinText(state, update));
    return {
      question,
      register,
      was,
      becomes: after,
      state: was === base ? "changed" : "merged",
      needsComment: true,
      edits: [{ type: "text", text: "narrative", update }],
    };
  } catch {
    // The letters that the colleague wrote between are not here any more: the record was built again without them.
    return "textIsGone";
  }
}

/** Of this installation, as the hub demands, and no client whose letters the text holds: the same number twice would be two letters in one. */
function clientBeside(state: string | undefined, { replica, randomBits }: Importing): number {
  const document = openText(state);
  const taken = new Set(document.store.clients.keys());
  document.destroy();
  taken.add(textClientOf(replica));
  for (;;) {
    const client = textClientOf(replicaFor(installationOf(replica), randomBits()));
    if (!taken.has(client)) return client;
  }
}

function isKnown(dot: Dot, known: JsonValue): boolean {
  return Array.isArray(known) && (known as readonly JsonValue[]).some((one) => Array.isArray(one) && one[0] === dot[0] && one[1] === dot[1]);
}

const sameAnswer = (left: JsonValue, right: JsonValue): boolean =>
  sameJson(left, right) || (typeof left !== "boolean" && typeof right !== "boolean" && isEmptyAnswer(left) && isEmptyAnswer(right));
