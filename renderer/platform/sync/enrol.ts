import { enrolStep, enrolTimeout, type EnrolEvent, type EnrolRequest, type EnrolResult, type EnrolState } from "#shared/sync/enrol.ts";
import { readFrame } from "#renderer/platform/sync/read-frame.ts";
import { openWebSocket, type OpenLine } from "#renderer/platform/sync/websocket-transport.ts";

/** Redeems an invitation at the hub of `address`. Ends within twenty seconds, whatever the network does. */
export function enrol(address: string, request: EnrolRequest, open: OpenLine = openWebSocket): Promise<EnrolResult> {
  return new Promise((resolve) => {
    let state: EnrolState = { phase: "connecting" };
    const handle = (event: EnrolEvent): void => {
      const next = enrolStep(state, event, request);
      state = next.state;
      for (const effect of next.effects) {
        if (effect.type === "send") line.send(JSON.stringify(effect.frame));
        else {
          clearTimeout(timer);
          line.close();
          resolve(effect.result);
        }
      }
    };
    const timer = setTimeout(() => handle({ type: "timed-out" }), enrolTimeout);
    const line = open(address, {
      opened: () => handle({ type: "opened" }),
      received: (text) => {
        const frame = readFrame(text);
        handle(frame ? { type: "frame", frame } : { type: "closed", problem: { code: "hub-confused" } });
      },
      closed: (problem) => handle({ type: "closed", problem }),
    });
  });
}
