/** Enrolment: one invitation becomes one installation. Pure, like the sync machine, and over before that one starts. */
import type { SyncProblem } from "./errors.ts";
import { protocolVersion, type DeviceFrame, type HubFrame, type SessionPerson } from "./protocol.ts";

export const enrolTimeout = 20_000;

export interface Enrolment {
  readonly installation: number;
  readonly person: SessionPerson;
  readonly forum: string;
}
export interface EnrolRequest {
  readonly invitation: string;
  /** Ed25519, SubjectPublicKeyInfo as DER, base64. */
  readonly publicKey: string;
  /** What the device is called, for the secretariat's list. */
  readonly device: string;
}

export type EnrolState = { readonly phase: "connecting" | "asked" } | { readonly phase: "done" };
export type EnrolEvent =
  | { readonly type: "opened" }
  | { readonly type: "frame"; readonly frame: HubFrame }
  | { readonly type: "closed"; readonly problem?: SyncProblem }
  | { readonly type: "timed-out" };
export type EnrolEffect = { readonly type: "send"; readonly frame: DeviceFrame } | { readonly type: "finish"; readonly result: EnrolResult };
export type EnrolResult = { readonly ok: true; readonly enrolment: Enrolment } | { readonly ok: false; readonly problem: SyncProblem };

export function enrolStep(
  state: EnrolState,
  event: EnrolEvent,
  request: EnrolRequest,
): { readonly state: EnrolState; readonly effects: readonly EnrolEffect[] } {
  if (state.phase === "done") return { state, effects: [] };
  const finish = (result: EnrolResult) => ({ state: { phase: "done" as const }, effects: [{ type: "finish" as const, result }] });
  switch (event.type) {
    case "opened":
      return { state: { phase: "asked" }, effects: [{ type: "send", frame: { type: "enrol", protocol: protocolVersion, ...request } }] };
    case "frame": {
      const { frame } = event;
      if (frame.type === "enrolled") return finish({ ok: true, enrolment: { installation: frame.installation, person: frame.person, forum: frame.forum } });
      if (frame.type === "problem") return finish({ ok: false, problem: { code: frame.code, detail: frame.detail } });
      return { state, effects: [] };
    }
    case "closed":
      return finish({ ok: false, problem: event.problem ?? { code: state.phase === "asked" ? "connection-lost" : "hub-unreachable" } });
    case "timed-out":
      return finish({ ok: false, problem: { code: state.phase === "asked" ? "hub-silent" : "hub-unreachable" } });
  }
}
