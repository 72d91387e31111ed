import { expect, test, vi } from "vitest";
import { asPersonId, asRecordId, asReplicaId, asScope } from "#shared/lib/ids.ts";
import type { RecordStore } from "#renderer/platform/store/types.ts";
import { previewOver } from "./preview-records.ts";

const kept = { edit: vi.fn<RecordStore["edit"]>(), write: vi.fn<RecordStore["write"]>(), decide: vi.fn<RecordStore["decide"]>() };
const records = { person: asPersonId("person.a"), replica: () => asReplicaId("1-aaaa"), ...kept } as unknown as RecordStore;

test("what is entered into a preview is an answer there, and nothing is written", async () => {
  const preview = previewOver(records, () => 1);
  await preview.records.edit(preview.targetOf("charged"), [{ type: "set", field: "value", value: "yes" }]);
  await preview.records.write(preview.targetOf("workers"), "value", 40, {});
  await preview.records.edit(preview.targetOf("charged"), [{ type: "set", field: "value", value: "no" }]);
  await vi.waitFor(() => expect(preview.answers.get().get("workers")?.view.value("value")).toBe(40), 5_000);
  expect(preview.answers.get().get("charged")?.view.value("value")).toBe("no");
  expect(preview.answers.get().get("charged")?.conflicts).toEqual([]);
  for (const write of Object.values(kept)) expect(write).not.toHaveBeenCalled();
});

test("each begins empty, and takes nothing but its own questions", async () => {
  const [one, other] = [previewOver(records), previewOver(records)];
  await one.records.edit(one.targetOf("charged"), [{ type: "set", field: "value", value: "yes" }]);
  expect(other.answers.get().size).toBe(0);
  const contact = { id: asRecordId("contact.a"), kind: "contact", scope: asScope("forum") };
  await expect(one.records.edit(contact, [{ type: "set", field: "name", value: "A" }])).rejects.toThrow("preview");
  await expect(one.records.decide(contact.id, "name", "A", [])).rejects.toThrow("preview");
  for (const write of Object.values(kept)) expect(write).not.toHaveBeenCalled();
});
