/**
 * What a push does to the hub's records: pure, so that any storage can run it inside its transaction.
 *
 *   shape → known kind → same record, or an id of its kind → base known → author → not a lost edit → whose a value put back was
 *   → new at all → join → permission → frozen → values → text lengths → rules → size → project → audience → write
 *
 * Invariants: a change is taken whole or not at all; a refused change leaves no trace and stops no other; a change that the hub already
 * has is answered as merged and written no second time; what a change does not name stays; nothing here believes what a change says about
 * its sender. Edits of others are taken only by a hub that was restored, of installations that it awaits, from those who may write there.
 */
import { judgeAuthorship, type Touched } from "#hub/merge/authorship.ts";
import { refused, type Refused, type Writer } from "#hub/merge/judgement.ts";
import { Ledger } from "#hub/merge/ledger.ts";
import { judgeFrozen } from "#hub/merge/frozen.ts";
import { judgeOrigins, judgeRepeated } from "#hub/merge/lost-edits.ts";
import { RecentRecords } from "#hub/merge/recent-records.ts";
import { judgePermissions } from "#hub/merge/rights.ts";
import type { ReadChange } from "#hub/merge/shape.ts";
import { judgeTextLengths, judgeValues } from "#hub/merge/values.ts";
import { encodeRecord } from "#shared/crdt/codec.ts";
import { covers } from "#shared/crdt/context.ts";
import { applyDelta } from "#shared/crdt/merge.ts";
import { emptyRecord, type RecordDelta, type RecordState } from "#shared/crdt/record.ts";
import { viewOf } from "#shared/crdt/view.ts";
import type { KindDefinition } from "#shared/domain/kind.ts";
import { mayRead, type Actor } from "#shared/domain/permissions.ts";
import { largestChange } from "#shared/sync/largest-change.ts";
import type { RecordId } from "#shared/lib/ids.ts";
import type { AuditEntry, Awaited, MergeOutcome, StoredRecord } from "#shared/ports/hub-storage.ts";
import { changeRefusals, type Delivery, type Verdict } from "#hub/merge/verdict.ts";

export interface Sender extends Writer {
  /** null when the hub itself writes: then nobody's permission is asked. */
  readonly actor: Actor | null;
}

export interface MergeRequest {
  readonly changes: readonly ReadChange[];
  readonly sender: Sender;
  /** Milliseconds since 1970 on the hub's clock. */
  readonly at: number;
  readonly kindOf: (kind: string) => KindDefinition | undefined;
  readonly recent?: RecentRecords;
}

export interface MergeDecision {
  /** One for each change, in order. */
  readonly verdicts: readonly Verdict[];
  /** One for each write, in order. */
  readonly deliveries: readonly Delivery[];
}

/** A record's greatest size, in characters as the hub stores it: two of its greatest changes, which may stand beside each other. */
const greatestRecord = (kind: string): number => 2 * largestChange(kind);

type History = (record: string) => Iterable<AuditEntry>;
type WhoIsAwaited = (installation: number) => Awaited | null;

export function decideMerge(
  request: MergeRequest,
  load: (id: string) => StoredRecord | null,
  children: (parent: string) => readonly StoredRecord[],
  history: History,
  awaited: WhoIsAwaited = () => null,
): MergeOutcome<MergeDecision> {
  const ledger = new Ledger(load, children, request.kindOf, request.recent ?? new RecentRecords(0));
  const verdicts: Verdict[] = request.changes.map((change) => decideChange(request, ledger, history, awaited, change));
  // A part may travel before what it is a part of. Once the others are in, it is asked again.
  request.changes.forEach((change, at) => {
    if (isEarly(verdicts[at] as Verdict)) verdicts[at] = decideChange(request, ledger, history, awaited, change);
  });
  const { writes, deliveries, audit } = ledger.close();
  return {
    writes,
    audit: audit.map((entry) => ({ ...entry, person: request.sender.person, installation: request.sender.installation, at: request.at })),
    result: { verdicts, deliveries },
  };
}

function isEarly(verdict: Verdict): boolean {
  return verdict.outcome === "refused" && (verdict.reason === "unknown-record" || verdict.reason === "unknown-question");
}

function decideChange(request: MergeRequest, ledger: Ledger, history: History, awaited: WhoIsAwaited, change: ReadChange): Verdict {
  if (change.outcome === "refused") return { ...change, record: change.id === null ? null : readableCopy(request, ledger, change.id) };
  const { delta } = change;
  const judged = judge(request, ledger, history, awaited, delta);
  if (judged.outcome === "refused") return { ...judged, id: delta.id, record: readableCopy(request, ledger, delta.id) };
  return judged;
}

function judge(request: MergeRequest, ledger: Ledger, history: History, awaited: WhoIsAwaited, delta: RecordDelta): Verdict | Refused {
  const { sender, kindOf } = request;
  const definition = kindOf(delta.kind);
  if (!definition) return refused("unknown-kind", delta.kind);
  const stored = ledger.stored(delta.id);
  if (stored && (stored.kind !== delta.kind || stored.scope !== delta.scope)) return refused("kind-or-scope-differs");
  // Ids of answers and responses can be foretold: nobody may take them for something else.
  if (!stored && !delta.id.startsWith(`${delta.kind}.`)) return refused("malformed-change", "id");
  const before = stored ? ledger.state(delta.id) : emptyRecord(delta.id, delta.kind, delta.scope);
  if (!covers(before.clock, delta.base)) return { outcome: "send-whole", id: delta.id };
  if (!covers(delta.clock, delta.base)) return refused("malformed-change", "clock");

  const touched = judgeAuthorship(before, delta, { ...sender, awaited });
  if ("outcome" in touched) return touched;
  const lost = judgeRepeated(before, delta, sender, () => history(delta.id));
  if (lost) return lost;
  const misnamed = judgeOrigins(before, delta, sender, () => history(delta.id));
  if (misnamed) return misnamed;
  if (covers(before.clock, delta.clock)) return { outcome: "merged", id: delta.id, clock: delta.clock, seq: stored?.seq ?? 0 };
  const joined = join(before, delta);
  if (!joined) return refused("damaged-text");
  const forbidden = sender.actor && judgePermissions(sender.actor, stored, before, joined, touched);
  if (forbidden) return forbidden;
  const wrong =
    judgeFrozen(before, touched, definition) ??
    judgeValues(before, delta, touched, definition) ??
    judgeTextLengths(joined, touched, definition) ??
    judgeRules(definition, joined, touched, ledger);
  if (wrong) return wrong;
  const crdt = ledger.encode(joined);
  if (crdt.length > greatestRecord(delta.kind)) return refused("change-too-large");
  ledger.write(joined, crdt, delta, stored ? encodeRecord(delta) : crdt);
  return { outcome: "merged", id: delta.id, clock: delta.clock, seq: stored?.seq ?? 0 };
}

function join(before: RecordState, delta: RecordDelta): RecordState | null {
  try {
    const applied = applyDelta(before, delta);
    return applied.outcome === "merged" ? applied.record : null;
  } catch {
    // Only a text can fail to join: it builds on letters that the hub does not have.
    return null;
  }
}

function judgeRules(definition: KindDefinition, merged: RecordState, touched: Touched, ledger: Ledger): Refused | null {
  if (!definition.check) return null;
  const parts = [...touched.fields, ...touched.sets, ...touched.texts];
  const check = (record: RecordState): string | null => definition.check!(viewOf(record), parts, (id) => ledger.view(id));
  // Each value must stand by itself: one beside another is not shown now, and may be kept later.
  const beside = touched.fields.flatMap((field) => {
    const heads = merged.fields[field] ?? [];
    return heads.length < 2 ? [] : heads.slice(1).map((head): RecordState => ({ ...merged, fields: { ...merged.fields, [field]: [head] } }));
  });
  const code = [merged, ...beside].reduce<string | null>((found, record) => found ?? check(record), null);
  if (code === null) return null;
  return changeRefusals.has(code) ? refused(code as Refused["reason"]) : refused("wrong-type", code);
}

/** The copy from which the device rebuilds its own; nothing that the person may not read. */
function readableCopy(request: MergeRequest, ledger: Ledger, id: RecordId): RecordState | null {
  const stored = ledger.stored(id);
  if (!stored) return null;
  const { actor } = request.sender;
  return actor === null || mayRead(actor, stored) ? ledger.state(id) : null;
}
