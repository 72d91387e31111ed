/** Codes that a person can read out on the telephone: sixteen letters and digits without those that look alike, 80 bits. */
import { createHash } from "node:crypto";

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
export const invitationBytes = 16;

/** @param bytes as many random bytes as `invitationBytes` */
export function invitationCode(bytes: Uint8Array): string {
  const code = Array.from(bytes.subarray(0, invitationBytes), (byte) => letters[byte & 31]).join("");
  return (code.match(/.{4}/g) ?? []).join("-");
}

/** The same whatever the case, spaces and hyphens in which the code was typed. */
export function hashOfCode(code: string): string {
  return createHash("sha256")
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ""))
    .digest("hex");
}
