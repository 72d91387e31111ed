import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { contentHash } from "./content-hash.ts";

test("the hash is SHA-256 of the canonical JSON, whatever the order of the keys", () => {
  const expected = createHash("sha256").update('{"a":[1,"é"],"b":null}', "utf8").digest("hex");
  expect(contentHash({ b: null, a: [1, "é"] })).toBe(expected);
  expect(contentHash({ a: [1, "é"], b: null })).toBe(expected);
  expect(contentHash({ a: [1, "e"], b: null })).not.toBe(expected);
});
