import { deviceFrameSchema, limits, type DeviceFrame, type ProblemCode } from "#shared/sync/protocol.ts";

export type ReadFrame =
  | { readonly outcome: "read"; readonly frame: DeviceFrame }
  | { readonly outcome: "problem"; readonly code: ProblemCode; readonly detail?: string };

const types: ReadonlySet<string> = new Set(deviceFrameSchema.options.map((option) => option.shape.type.value));

/** @param bytes the size of the frame as it came */
export function readFrame(text: string, bytes: number): ReadFrame {
  if (bytes > limits.frame) return { outcome: "problem", code: "frame-too-large", detail: String(limits.frame) };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { outcome: "problem", code: "malformed-frame", detail: "json" };
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return { outcome: "problem", code: "malformed-frame", detail: "object" };
  const { type } = parsed as { type?: unknown };
  if (typeof type !== "string") return { outcome: "problem", code: "malformed-frame", detail: "type" };
  if (!types.has(type)) return { outcome: "problem", code: "unknown-frame", detail: type.slice(0, 64) };
  const frame = deviceFrameSchema.safeParse(parsed);
  if (!frame.success) return { outcome: "problem", code: "malformed-frame", detail: frame.error.issues[0]?.path.join(".") ?? "" };
  return { outcome: "read", frame: frame.data };
}
