import { hashOfCode } from "#hub/enrolment/invitation-codes.ts";
import { actorOf } from "#hub/enrolment/people.ts";
import type { Hub, Listener } from "#hub/hub.ts";
import type { Sender } from "#hub/merge/decide-merge.ts";
import { hubSender } from "#hub/merge/write-as-hub.ts";
import { contestedAnswer } from "#hub/sample/contested-answer.ts";
import { personas, type Persona } from "#hub/sample/personas.ts";
import { assignments, returnedAnswer, sentBack } from "#hub/sample/under-way.ts";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { applyEdits, type Author, type Edit } from "#shared/crdt/edit.ts";
import { acknowledgedBy, deltaSince, nothingAcknowledged } from "#shared/crdt/merge.ts";
import { emptyRecord, type RecordDelta } from "#shared/crdt/record.ts";
import { viewOf } from "#shared/crdt/view.ts";
import type { SampleRecord } from "#shared/domain/sample/sample-record.ts";
import { sampleRecords } from "#shared/domain/sample/sample-records.ts";
import { asPersonId, asRecordId, asScope, replicaFor } from "#shared/lib/ids.ts";
import type { ChangeResult } from "#shared/sync/protocol.ts";

export interface SampleInvitation {
  readonly persona: string;
  readonly label: string;
  readonly invitation: string;
}

export interface SampleOptions {
  /** The work is under way: something to decide, sections with their ministries, one of them late, and an answer that came back. */
  readonly conflict: boolean;
}

/** Fills what is missing of the sample, once, and gives each sample person a fresh invitation. Throws when the sample breaks a rule. */
export async function seedSample(hub: Hub, { conflict }: SampleOptions): Promise<readonly SampleInvitation[]> {
  for (const { account } of personas) if (!(await hub.storage.account(account.person))) await hub.people.save(account);
  const here = new Set((await hub.storage.read(sampleRecords.map((record) => record.id))).map((record) => record.id));
  const missing = sampleRecords.filter((record) => !here.has(record.id));
  if (missing.length > 0) await write(hub, missing, conflict);
  const invitations: SampleInvitation[] = [];
  for (const { persona, label, account } of personas) {
    const { invitation } = await hub.people.invite(account.person);
    invitations.push({ persona, label, invitation });
  }
  return invitations;
}

/** Written by the sample people themselves, under the rules for everybody, so that each value has an author who could have written it. */
async function write(hub: Hub, missing: readonly SampleRecord[], conflict: boolean): Promise<void> {
  const [focalPoint, director, secretariat] = await Promise.all(personas.map((persona) => enrol(hub, persona)));
  // Nobody of the sample may write for the other countries.
  const theHub: Sender = hubSender;
  const author = ({ scope }: SampleRecord): Sender =>
    scope === "forum" ? secretariat! : scope === "country:MUS" || scope === "process:midsa" ? focalPoint! : theHub;
  const at = hub.now();
  for (let start = 0; start < missing.length;) {
    const sender = author(missing[start] as SampleRecord);
    let end = start + 1;
    while (end < missing.length && author(missing[end] as SampleRecord) === sender) end++;
    await push(
      hub,
      sender,
      missing.slice(start, end).map((record) => changeOf(record, sender, at)),
    );
    start = end;
  }
  if (conflict && missing.some((record) => record.id === contestedAnswer.id)) {
    await push(hub, director!, [changeOf(contestedAnswer, director!, at)]);
    await edit(
      hub,
      focalPoint!,
      assignments((days) => dayAfter(at, days)),
      at,
    );
    const [answer] = await hub.storage.read([returnedAnswer]);
    if (answer) await edit(hub, focalPoint!, sentBack(viewOf(decodeRecord(answer.crdt))), at);
  }
}

/** An installation whose key nobody has: it has written the sample and will never connect. */
async function enrol(hub: Hub, { account }: Persona): Promise<Sender> {
  const { invitation } = await hub.people.invite(account.person);
  const redeemed = await hub.storage.redeem(hashOfCode(invitation), "", "Sample data", hub.now());
  if (redeemed.outcome !== "enrolled") throw new Error(`${account.person} could not be enrolled: ${redeemed.outcome}`);
  return { person: account.person, installation: redeemed.installation, relays: false, actor: actorOf(account) };
}

function changeOf(record: SampleRecord, sender: Sender, at: number): RecordDelta {
  const edits: Edit[] = [
    ...Object.entries({ ...record.fields, ...toCome(record, at) }).map(([field, value]): Edit => ({
      type: "set",
      field,
      value,
    })),
    ...Object.entries(record.days ?? {}).map(([field, days]): Edit => ({ type: "set", field, value: dayAfter(at, days) })),
    ...Object.entries(record.sets ?? {}).flatMap(([set, elements]) => elements.map((element): Edit => ({ type: "add", set, element }))),
    ...Object.entries(record.texts ?? {}).map(([text, value]): Edit => ({ type: "replace-text", text, value })),
  ];
  const written = applyEdits(emptyRecord(asRecordId(record.id), record.kind, asScope(record.scope)), authorOf(sender, at), edits);
  const change = deltaSince(written, nothingAcknowledged);
  if (!change) throw new Error(`The sample record ${record.id} is empty`);
  return change;
}

/** A further edit of a record that is there. */
async function edit(hub: Hub, sender: Sender, { id, fields = {} }: SampleRecord, at: number): Promise<void> {
  const [stored] = await hub.storage.read([id]);
  if (!stored) throw new Error(`The sample record ${id} is not there`);
  const before = decodeRecord(stored.crdt);
  const edits = Object.entries(fields).map(([field, value]): Edit => ({ type: "set", field, value }));
  const change = deltaSince(applyEdits(before, authorOf(sender, at), edits), acknowledgedBy(before));
  if (change) await push(hub, sender, [change]);
}

/** Whoever tries the sample finds a survey that still has some weeks to go, and a meeting next week. */
function toCome({ kind, fields }: SampleRecord, at: number): SampleRecord["fields"] {
  if (kind === "questionnaire") return { deadline: dayAfter(at, 21) };
  return kind === "meeting" && fields?.["status"] === "planned" && !fields["date"] ? { date: dayAfter(at, 6) } : {};
}

function dayAfter(at: number, days: number): string {
  return new Date(at + days * 86_400_000).toISOString().slice(0, 10);
}

function authorOf(sender: Sender, at: number): Author {
  return { replica: replicaFor(sender.installation, 1), person: asPersonId(sender.person), at };
}

const nobody: Listener = { announce: () => undefined, accessChanged: () => undefined };

async function push(hub: Hub, sender: Sender, changes: readonly RecordDelta[]): Promise<void> {
  const results: ChangeResult[] = [];
  await hub.push(changes, 0, sender, nobody, (answered) => void results.push(...answered));
  const wrong = results.find((result) => result.outcome !== "merged");
  if (wrong)
    throw new Error(`The sample record ${String(wrong.id)} was not taken: ${wrong.outcome === "refused" ? `${wrong.reason} ${wrong.detail}` : wrong.outcome}`);
}
