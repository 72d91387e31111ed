/** The hub on the network: one WebSocket for devices, and `GET /health` for those who run it. */
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import websocket from "@fastify/websocket";
import fastify from "fastify";
import type { Logger } from "pino";
import { limitEnrolments, type EnrolmentLimit } from "#hub/enrolment/enrolment-limit.ts";
import type { Hub } from "#hub/hub.ts";
import { openConnection, usualLimits, type ConnectionLimits } from "#hub/transport/connection.ts";
import { limits } from "#shared/sync/protocol.ts";

export interface ServerOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly log: Logger;
  readonly limits?: Partial<ConnectionLimits>;
  readonly enrolments?: EnrolmentLimit;
  /** New connections that one address may open in a minute. */
  readonly connectionsPerMinute?: number;
}

export interface Server {
  /** `ws://host:port/v1/sync` */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * A large frame goes out compressed: a questionnaire of 1 MB must come through a slow line before the device takes the silence for a lost
 * one. Nothing is remembered from frame to frame, so that an idle connection holds no memory for it; `maxPayload` counts what is unpacked.
 */
const compression = { threshold: 65_536, serverNoContextTakeover: true, clientNoContextTakeover: true, concurrencyLimit: 2, zlibDeflateOptions: { level: 3 } };

/** Throws with code `EADDRINUSE`, `EACCES` or `EADDRNOTAVAIL` when it cannot listen. */
export async function openServer(hub: Hub, options: ServerOptions): Promise<Server> {
  const { log } = options;
  const enrolments = options.enrolments ?? limitEnrolments();
  const app = fastify({ logger: false, forceCloseConnections: true });
  await app.register(helmet);
  await app.register(rateLimit, { max: options.connectionsPerMinute ?? 600, timeWindow: 60_000 });
  // Frames up to three times the limit are read and answered; beyond that the connection ends before they fill the memory.
  await app.register(websocket, { options: { maxPayload: limits.frame * 3, perMessageDeflate: compression } });

  app.get("/health", async () => ({ status: "ok", version: hub.version }));
  app.get("/v1/sync", { websocket: true }, (socket, request) => {
    const timers = new Set<NodeJS.Timeout>();
    const connection = openConnection(
      hub,
      {
        address: request.ip,
        send: (text) => socket.send(text),
        buffered: () => socket.bufferedAmount,
        close: (code, reason) => socket.close(code, reason),
        after(ms, then) {
          const timer = setTimeout(() => {
            timers.delete(timer);
            then();
          }, ms);
          timers.add(timer);
        },
        report: (error) => log.error({ err: error }, "A frame could not be handled"),
      },
      enrolments,
      { ...usualLimits, ...options.limits },
    );
    socket.on("message", (data: Buffer, isBinary) => {
      if (isBinary) connection.receiveBinary();
      else connection.receive(data.toString("utf8"), data.length);
    });
    // Such as a frame past every limit: ws has closed the connection with its reason already.
    socket.on("error", (error) => log.warn({ code: (error as NodeJS.ErrnoException).code }, "A connection failed"));
    socket.on("close", () => {
      timers.forEach(clearTimeout);
      connection.ended();
    });
  });

  await app.listen({ host: options.host, port: options.port });
  const bound = app.server.address();
  const port = typeof bound === "object" && bound ? bound.port : options.port;
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  return { address: `ws://${host}:${port}/v1/sync`, close: () => app.close() };
}
