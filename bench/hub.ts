/** A hub of its own for one bench, with a focal point of Belgium who may be invited. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { pino } from "pino";
import { startHub } from "#hub/start.ts";

const focalPoint = "person.bel-focal";

export async function startBenchHub(folder: string) {
  const started = await startHub({
    data: join(folder, "hub"),
    host: "127.0.0.1",
    port: 0,
    sample: false,
    restored: false,
    log: pino({ level: "silent" }),
    now: Date.now,
    randomBytes,
  });
  if (started.outcome === "failed") throw new Error(started.sentence);
  const { hub, storage, address, close } = started.running;
  const inviteFocalPoint = async (): Promise<string> => {
    const { people } = hub;
    await people.save({
      person: focalPoint,
      name: "Chantal Claes",
      role: "focal-point",
      country: "BEL",
      ministry: "Foreign Affairs",
      processes: [],
      revoked: false,
    });
    return (await people.invite(focalPoint)).invitation;
  };
  return { hub, storage, address, close, inviteFocalPoint };
}
