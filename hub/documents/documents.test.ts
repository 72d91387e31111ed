/** Documents between real devices and a real hub. */
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { startHub, type RunningHub } from "#hub/start.ts";
import { change, Device, set, type Identity } from "#hub/test/device.ts";
import { largestAttachment } from "#shared/domain/attachment/attachment.ts";
import { documentPart } from "#shared/sync/protocol.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(
  data?: string,
  documentRoom?: number,
  more: Partial<Parameters<typeof startHub>[0]> = {},
): Promise<RunningHub & { readonly data: string }> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), "focal-desk-hub-")));
  if (!data) closing.push(() => rm(folder, { recursive: true, force: true }));
  const started = await startHub({
    data: folder,
    host: "127.0.0.1",
    port: 0,
    sample: false,
    restored: false,
    log: pino({ level: "silent" }),
    now: Date.now,
    randomBytes,
    ...(documentRoom === undefined ? {} : { documentRoom }),
    ...more,
  });
  if (started.outcome === "failed") throw new Error(started.sentence);
  closing.push(() => started.running.close());
  return { ...started.running, data: folder };
}

interface Desk {
  readonly identity: Identity;
  readonly device: Device;
}

/** The secretariat, a focal point and an observer of one country, and the focal point of another. */
async function people(running: RunningHub): Promise<Readonly<Record<"secretariat" | "focalPoint" | "observer" | "foreign", Desk>>> {
  const opened = async (identity: Identity): Promise<Desk> => ({ identity, device: (await Device.open(running.address, identity)).device });
  const secretariat = await opened(await Device.enrol(running.address, running.invitation as string));
  const invited = async (role: string, country: string): Promise<Desk> => {
    const answer = await secretariat.device.command("invitation.create", { name: `A ${role}`, role, country, ministry: "Ministry of Labour" });
    return opened(await Device.enrol(running.address, (answer.output as { invitation: string }).invitation));
  };
  return {
    secretariat,
    focalPoint: await invited("focal-point", "MUS"),
    observer: await invited("observer", "MUS"),
    foreign: await invited("focal-point", "BEL"),
  };
}

const initiative = { id: "initiative.1", kind: "initiative", scope: "country:MUS" };
const attachment = { id: "attachment.1", kind: "attachment", scope: "country:MUS" };
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

async function attach(
  { identity, device }: Desk,
  bytes: Uint8Array,
  audience = "secretariat",
  hash = hashOf(bytes),
  size = bytes.length,
): Promise<readonly string[]> {
  const results = await device.push(
    change(identity, initiative, [set("title", "Remittances"), set("audience", "secretariat")]).delta,
    change(identity, attachment, [
      set("about", initiative.id),
      set("name", "Note.pdf"),
      set("mediaType", "application/pdf"),
      set("size", size),
      set("hash", hash),
      set("audience", audience),
    ]).delta,
  );
  return results.map((result) => (result.outcome === "refused" ? result.reason : result.outcome));
}

const said = async ({ device }: Desk, name: string, input: object): Promise<unknown> => {
  const { output, error } = await device.command(name, { id: attachment.id, ...input });
  return output ?? error?.detail;
};
const sendPart = (desk: Desk, bytes: Uint8Array, offset: number, length = documentPart): Promise<unknown> =>
  said(desk, "document.take", { offset, bytes: Buffer.from(bytes.subarray(offset, offset + length)).toString("base64") });

async function sendAll(desk: Desk, bytes: Uint8Array, from = 0): Promise<void> {
  for (let offset = from; offset < bytes.length; offset += documentPart) {
    expect(await sendPart(desk, bytes, offset)).toEqual({ arrived: Math.min(offset + documentPart, bytes.length), size: bytes.length });
  }
}

async function fetchAll(desk: Desk): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let offset = 0; ; offset += documentPart) {
    const { bytes, size } = (await said(desk, "document.read", { offset })) as { bytes: string; size: number };
    parts.push(Buffer.from(bytes, "base64"));
    if (offset + documentPart >= size) return Buffer.concat(parts);
  }
}

describe("documents", () => {
  it("SY-46 of 20 MB go through whole, and records find their way between two parts", { timeout: 120_000 }, async () => {
    const running = await start();
    const { focalPoint, secretariat } = await people(running);
    const bytes = randomBytes(largestAttachment);
    expect(await attach(focalPoint, bytes)).toEqual(["merged", "merged"]);
    await sendPart(focalPoint, bytes, 0);
    const other = change(focalPoint.identity, { ...initiative, id: "initiative.2" }, [set("title", "Between")]);
    expect((await focalPoint.device.push(other.delta))[0]?.outcome).toBe("merged");
    await sendAll(focalPoint, bytes, documentPart);
    expect(hashOf(await fetchAll(secretariat))).toBe(hashOf(bytes));
  });

  it("SY-46 larger than 20 MB have no record, and without one nothing is taken", async () => {
    const { focalPoint } = await people(await start());
    const bytes = randomBytes(10);
    expect(await attach(focalPoint, bytes, "secretariat", hashOf(bytes), largestAttachment + 1)).toEqual(["merged", "wrong-type"]);
    expect(await sendPart(focalPoint, bytes, 0)).toBe("not-visible");
  });

  it("SY-46 go on where they were cut, also after the hub was started anew", { timeout: 60_000 }, async () => {
    const running = await start();
    const { focalPoint, secretariat } = await people(running);
    const bytes = randomBytes(documentPart * 3 + 17);
    await attach(focalPoint, bytes);
    await sendPart(focalPoint, bytes, 0);
    focalPoint.device.close();
    secretariat.device.close();
    await running.close();
    closing.pop();

    const again = await start(running.data);
    const reopened = async ({ identity }: Desk): Promise<Desk> => ({ identity, device: (await Device.open(again.address, identity)).device });
    const sender = await reopened(focalPoint);
    const reader = await reopened(secretariat);
    expect(await said(reader, "document.read", { offset: 0 })).toBe("document-not-here");
    expect(await said(sender, "document.arrived", {})).toEqual({ arrived: documentPart, size: bytes.length });
    // The answer to the first part was lost: it is sent again, and does no harm.
    expect(await sendPart(sender, bytes, 0)).toEqual({ arrived: documentPart, size: bytes.length });
    await sendAll(sender, bytes, documentPart);
    expect(Buffer.compare(await fetchAll(reader), bytes)).toBe(0);
  });

  it("SY-46 that are not what their hash says are not kept", async () => {
    const { focalPoint } = await people(await start());
    const bytes = randomBytes(1_000);
    await attach(focalPoint, bytes, "secretariat", hashOf(randomBytes(10)));
    expect(await sendPart(focalPoint, bytes, 0)).toBe("document-wrong-content");
    expect(await said(focalPoint, "document.arrived", {})).toEqual({ arrived: 0, size: 1_000 });
  });

  it("SY-46 PW-1 PW-2 are sent by who may write their record, and fetched by who may read it", async () => {
    const { focalPoint, secretariat, observer, foreign } = await people(await start());
    const bytes = randomBytes(1_000);
    await attach(focalPoint, bytes);
    for (const desk of [secretariat, observer, foreign]) expect(await sendPart(desk, bytes, 0)).toBe("not-visible");
    await sendAll(focalPoint, bytes);
    for (const desk of [secretariat, observer, focalPoint]) expect(Buffer.compare(await fetchAll(desk), bytes)).toBe(0);
    expect(await said(foreign, "document.read", { offset: 0 })).toBe("not-visible");
    expect(await said(foreign, "document.arrived", {})).toBe("not-visible");
  });

  it("SY-46 PR-6 that are internal stay in their country, whatever their record's own is", async () => {
    const { focalPoint, secretariat } = await people(await start());
    const bytes = randomBytes(1_000);
    await attach(focalPoint, bytes, "internal");
    await sendAll(focalPoint, bytes);
    expect(await said(secretariat, "document.read", { offset: 0 })).toBe("not-visible");
  });

  it("SY-46 that were removed are not given any more", async () => {
    const { focalPoint } = await people(await start());
    const bytes = randomBytes(1_000);
    await attach(focalPoint, bytes);
    await sendAll(focalPoint, bytes);
    const { records } = await focalPoint.device.pullAll("country:MUS");
    const record = records.find(({ id }) => id === attachment.id)!;
    await focalPoint.device.push(change(focalPoint.identity, record, [set("lifecycle", "deleted")]).delta);
    expect(await said(focalPoint, "document.read", { offset: 0 })).toBe("not-visible");
  });

  it("SY-46 find no room past the hub's limit, and parts have a greatest size", async () => {
    const { focalPoint } = await people(await start(undefined, 500));
    const bytes = randomBytes(documentPart + 1);
    await attach(focalPoint, bytes);
    expect(await sendPart(focalPoint, bytes, 0, documentPart + 1)).toMatch(/^invalid-input/);
    expect(await sendPart(focalPoint, bytes, 0)).toBe("document-full");
    expect(await sendPart(focalPoint, bytes, 0, 400)).toEqual({ arrived: 400, size: bytes.length });
  });

  it("SY-46 of one country find no room past its own limit; what is removed makes room, and others have theirs", async () => {
    const { focalPoint, foreign, secretariat } = await people(await start(undefined, undefined, { countryDocumentRoom: 1_000 }));
    const send = async (desk: Desk, at: number, scope: string, size: number): Promise<unknown> => {
      const bytes = randomBytes(size);
      const target = { id: `attachment.${at}`, kind: "attachment", scope };
      const named = [set("about", initiative.id), set("name", "a.pdf"), set("mediaType", "application/pdf"), set("size", size), set("hash", hashOf(bytes))];
      const [result] = await desk.device.push(change(desk.identity, target, named).delta);
      expect(result?.outcome).toBe("merged");
      const { output, error } = await desk.device.command("document.take", { id: target.id, offset: 0, bytes: bytes.toString("base64") });
      return output ?? error?.detail;
    };
    expect(await send(focalPoint, 1, "country:MUS", 600)).toEqual({ arrived: 600, size: 600 });
    expect(await send(focalPoint, 2, "country:MUS", 401)).toBe("document-country-full");
    expect(await send(foreign, 3, "country:BEL", 401)).toEqual({ arrived: 401, size: 401 });
    expect(await send(secretariat, 4, "forum", 2_000)).toEqual({ arrived: 2_000, size: 2_000 });
    const { records } = await focalPoint.device.pullAll("country:MUS");
    const first = records.find(({ id }) => id === "attachment.1")!;
    await focalPoint.device.push(change(focalPoint.identity, first, [set("lifecycle", "deleted")]).delta);
    expect(await send(focalPoint, 5, "country:MUS", 401)).toEqual({ arrived: 401, size: 401 });
  });

  it("SY-46 that no record needs stay at the hub for a month, and are thrown away when it starts after that", async () => {
    const running = await start();
    const { focalPoint } = await people(running);
    const bytes = randomBytes(1_000);
    await attach(focalPoint, bytes);
    await sendAll(focalPoint, bytes);
    const path = join(running.data, "documents", hashOf(bytes).slice(0, 2), hashOf(bytes));
    const { records } = await focalPoint.device.pullAll("country:MUS");
    const record = records.find(({ id }) => id === attachment.id)!;
    await focalPoint.device.push(change(focalPoint.identity, record, [set("lifecycle", "deleted")]).delta);
    focalPoint.device.close();
    await running.close();
    closing.pop();
    const day = 86_400_000;
    // First noticed as removed, then before and after the month.
    for (const [days, stays] of [
      [0, true],
      [29, true],
      [31, false],
    ] as const) {
      const again = await start(running.data, undefined, { now: () => Date.now() + days * day });
      if (stays) await expect.poll(() => existsSync(`${path}.unnamed`)).toBe(true);
      await expect.poll(() => existsSync(path)).toBe(stays);
      await again.close();
      closing.pop();
    }
  });

  it("SY-46 PR-6 beside a draft of the Forum are as much a draft, and are shown when it is", async () => {
    const { focalPoint, secretariat } = await people(await start());
    const bytes = randomBytes(1_000);
    const outcome = { id: "outcome.1", kind: "outcome", scope: "forum" };
    const named = [set("about", outcome.id), set("name", "a.pdf"), set("mediaType", "application/pdf"), set("size", 1_000), set("hash", hashOf(bytes))];
    const beside = { id: attachment.id, kind: "attachment", scope: "forum" };
    await secretariat.device.push(
      change(secretariat.identity, outcome, [set("title", "Draft"), set("audience", "internal")]).delta,
      change(secretariat.identity, beside, [...named, set("audience", "network")]).delta,
    );
    await sendAll(secretariat, bytes);
    expect(await said(focalPoint, "document.read", { offset: 0 })).toBe("not-visible");
    const { records } = await secretariat.device.pullAll("drafts");
    const draft = records.find(({ id }) => id === outcome.id)!;
    const [shown] = await secretariat.device.push(change(secretariat.identity, draft, [set("audience", "network")]).delta);
    expect(shown).toMatchObject({ outcome: "merged" });
    expect(Buffer.compare(await fetchAll(focalPoint), bytes)).toBe(0);
  });
});
