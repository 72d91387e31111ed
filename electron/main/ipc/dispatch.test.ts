import { expect, test } from "vitest";
import { dispatch, Refused, type Handlers } from "#electron/main/ipc/dispatch.ts";
import { contract } from "#shared/ipc/contract.ts";
import { methodNames } from "#shared/ipc/method-names.ts";

const own = { url: "app://focal-desk/index.html", isTop: true };
const reports: string[] = [];
const call = (handlers: Partial<Handlers<null>>, name: unknown, input?: unknown, frame: { url: string; isTop: boolean } | null = own) =>
  dispatch(handlers as Handlers<null>, frame, null, name, input, (message) => reports.push(message));

test("a well-formed call from our page is answered with what the contract promises, and no more", async () => {
  const answer = await call({ "identity.sign": ({ nonce }) => ({ signature: nonce.toUpperCase(), extra: 1 }) as { signature: string } }, "identity.sign", {
    nonce: "abcdefgh",
  });
  expect(answer).toEqual({ ok: true, output: { signature: "ABCDEFGH" } });
});

test.for([null, { url: "https://attacker.invalid/", isTop: true }, { ...own, isTop: false }])("a foreign sender is not answered: %o", async (frame) => {
  expect(await call({ "canary.read": () => ({ opened: true, records: 1 }) }, "canary.read", undefined, frame)).toMatchObject({
    ok: false,
    code: "foreign-sender",
  });
});

test.for(["app.quit", "toString", "__proto__", "constructor", 7, null, undefined])("there is no method %s", async (name) => {
  expect(await call({}, name)).toMatchObject({ ok: false, code: "unknown-method" });
});

test("malformed input never reaches the handler", async () => {
  let reached = false;
  const answer = await call({ "canary.write": () => void (reached = true) }, "canary.write", { records: -1 });
  expect(answer).toMatchObject({ ok: false, code: "invalid-input" });
  expect(reached).toBe(false);
});

test("an expected failure keeps its sentence; a defect is reported and its text stays in the log", async () => {
  const refuse = () => Promise.reject(new Refused("This device is not enrolled yet."));
  expect(await call({ "identity.renewReplica": refuse }, "identity.renewReplica")).toEqual({
    ok: false,
    code: "refused",
    detail: "This device is not enrolled yet.",
  });
  const fail = () => Promise.reject(new Error("secret path"));
  const answer = await call({ "identity.renewReplica": fail }, "identity.renewReplica");
  expect(answer).toMatchObject({ ok: false, code: "failed" });
  expect(JSON.stringify(answer)).not.toContain("secret path");
  expect(reports.join()).toContain("secret path");
});

test("an answer of the wrong shape is a defect of ours", async () => {
  expect(await call({ "canary.read": () => ({ opened: "yes" }) as never }, "canary.read")).toMatchObject({ ok: false, code: "invalid-output" });
});

test("names and contract say the same", () => {
  expect(Object.keys(contract)).toEqual([...methodNames]);
});
