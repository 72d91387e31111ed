import { digest } from "lib0/hash/sha256";
import { encodeUtf8 } from "lib0/string";
import { canonicalJson, type JsonValue } from "./json.ts";

/** SHA-256 of a value's canonical JSON in UTF-8, as 64 hexadecimal digits: equal for equal values, whatever device computed it. */
export function contentHash(value: JsonValue): string {
  return Array.from(digest(encodeUtf8(canonicalJson(value))), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
