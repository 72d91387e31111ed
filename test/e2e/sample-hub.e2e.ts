/** The hub behind “Try it with sample data” lives and dies with the desk that started it. */
import { connect } from "node:net";
import { expect, test } from "@playwright/test";
import type {} from "#renderer/platform/window-api.ts";
import type { Output } from "#shared/ipc/contract.ts";
import { launchDesk, type Desk } from "./support/desk.ts";

function isListening(address: string): Promise<boolean> {
  const { hostname, port } = new URL(address);
  return new Promise((done) => {
    const socket = connect(Number(port), hostname);
    socket.once("connect", () => done(true));
    socket.once("error", () => done(false));
    socket.once("close", () => done(false));
    socket.once("connect", () => socket.destroy());
  });
}

async function started(desk: Desk): Promise<Output<"sample.start">> {
  const answer = await desk.page.evaluate(() => window.focalDesk!.sample.start());
  if (!answer.ok) throw new Error(answer.detail);
  return answer.output;
}

test("the sample hub starts on request, ends with the desk, also a killed one, and comes back with it", async () => {
  const desk = await launchDesk();
  const { address, personas } = await started(desk);
  expect(personas.map(({ persona }) => persona)).toEqual(["ministry-foreign-affairs", "ministry-labour", "secretariat", "ministry-labour-validator"]);
  expect(new URL(address).hostname).toBe("127.0.0.1");
  expect(await isListening(address)).toBe(true);
  expect(await started(desk)).toEqual({ address, personas });

  await desk.kill();
  await expect.poll(() => isListening(address)).toBe(false);

  const again = await launchDesk({ profile: desk.profile });
  expect(await again.page.evaluate(() => window.focalDesk!.sample.read())).toEqual({ ok: true, output: { state: "running", address, personas } });
  expect(await isListening(address)).toBe(true);
  await again.close();
  await expect.poll(() => isListening(address)).toBe(false);
});
