import type { Hub } from "#hub/hub.ts";
import type { HubWrite } from "#hub/merge/write-as-hub.ts";
import { personas } from "#hub/sample/personas.ts";
import type { Edit } from "#shared/crdt/edit.ts";
import { sampleRecords, type SampleRecord } from "#shared/domain/sample/sample-records.ts";

export interface SampleInvitation {
  readonly persona: string;
  readonly label: string;
  readonly invitation: string;
}

/** Fills what is missing of the sample, once, and gives each sample person a fresh invitation. Throws when the sample breaks a rule. */
export async function seedSample(hub: Hub): Promise<readonly SampleInvitation[]> {
  const here = new Set((await hub.storage.read(sampleRecords.map((record) => record.id))).map((record) => record.id));
  const missing = sampleRecords.filter((record) => !here.has(record.id)).map(asWrite);
  if (missing.length > 0) {
    const verdicts = await hub.writeAsHub(missing);
    const wrong = verdicts.find((verdict) => verdict.outcome === "refused");
    if (wrong?.outcome === "refused") throw new Error(`The sample record ${String(wrong.id)} was refused: ${wrong.reason} ${wrong.detail}`);
  }
  const invitations: SampleInvitation[] = [];
  for (const { persona, label, account } of personas) {
    if (!(await hub.storage.account(account.person))) await hub.people.save(account);
    const { invitation } = await hub.people.invite(account.person);
    invitations.push({ persona, label, invitation });
  }
  return invitations;
}

function asWrite(record: SampleRecord): HubWrite {
  const edits: Edit[] = [
    ...Object.entries(record.fields ?? {}).map(([field, value]): Edit => ({ type: "set", field, value })),
    ...Object.entries(record.sets ?? {}).flatMap(([set, elements]) => elements.map((element): Edit => ({ type: "add", set, element }))),
    ...Object.entries(record.texts ?? {}).map(([text, value]): Edit => ({ type: "replace-text", text, value })),
  ];
  return { id: record.id, kind: record.kind, scope: record.scope, edits };
}
