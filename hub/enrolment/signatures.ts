import { createPublicKey, verify } from "node:crypto";
import { sessionText } from "#shared/lib/session-text.ts";

/** @param publicKey Ed25519, SubjectPublicKeyInfo as DER, base64 */
export function isPublicKey(publicKey: string): boolean {
  return keyFrom(publicKey) !== null;
}

/** @param signature of the UTF-8 bytes of `sessionText(nonce)`, base64 */
export function isSignedBy(publicKey: string, nonce: string, signature: string): boolean {
  const key = keyFrom(publicKey);
  if (!key) return false;
  try {
    return verify(null, Buffer.from(sessionText(nonce), "utf8"), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

function keyFrom(publicKey: string) {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    return key.asymmetricKeyType === "ed25519" ? key : null;
  } catch {
    return null;
  }
}
