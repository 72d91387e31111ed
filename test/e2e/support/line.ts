/** A network between a desk and the hub that a test can cut, and that counts what goes through it. */
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import type { Hub } from "./hub.ts";

export interface Line {
  /** The hub, as it is reached over this line. */
  readonly hub: Hub;
  /** Bytes that went to the hub since the line was opened. */
  sent(): number;
  /** Cuts everything as soon as so many bytes more went to the hub; resolves when it is cut. Nobody connects until it is mended. */
  cutAfter(bytes: number): Promise<void>;
  mend(): void;
  close(): Promise<void>;
}

export async function openLine(hub: Hub): Promise<Line> {
  const target = Number(new URL(hub.address).port);
  const sockets = new Set<Socket>();
  let sent = 0;
  let limit = Infinity;
  let isCut = false;
  let whenCut: () => void = () => undefined;

  function cut(): void {
    isCut = true;
    limit = Infinity;
    for (const socket of sockets) socket.destroy();
    whenCut();
  }
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(target, "127.0.0.1");
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    near.on("data", (bytes) => {
      sent += bytes.length;
      far.write(bytes);
      if (sent >= limit) cut();
    });
    far.on("data", (bytes) => near.write(bytes));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    hub: { ...hub, address: hub.address.replace(/:\d+\//, `:${port}/`) },
    sent: () => sent,
    cutAfter(bytes) {
      limit = sent + bytes;
      return new Promise((done) => (whenCut = done));
    },
    mend: () => void (isCut = false),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
