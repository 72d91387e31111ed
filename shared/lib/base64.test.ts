import fc from "fast-check";
import { expect, it } from "vitest";
import { fromBase64 } from "./base64.ts";

it("reads what Node writes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect([...fromBase64(Buffer.from(bytes).toString("base64"))]).toEqual([...bytes]);
    }),
  );
});
it("reads any text as Node does, up to its first padding", () => {
  for (const text of ["", "=", "A", "AQ", "AQI", "AQID", "A-_/+", " A Q\nI D ", "AQ==", "AQ==ID"]) {
    expect([...fromBase64(text)]).toEqual([...Buffer.from(text, "base64")]);
  }
});
