import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readChange } from "#hub/merge/shape.ts";
import { change, set } from "#hub/test/device.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { deltaSchema, limits } from "#shared/sync/protocol.ts";

const author = { installation: 11, person: "person.f", key: null as never };
const { delta } = change(author, { id: "contact.1", kind: "contact", scope: "country:MUS" }, [
  set("name", "A"),
  { type: "set", field: "seat", value: { deep: [1, null, "x"] }, reason: "why" },
  {
    type: "reopen",
    field: "role",
    heads: [
      { value: "a", by: "person.o" as never, at: 1 },
      { value: "b", by: "person.o" as never, at: 2 },
    ],
  },
  { type: "add", set: "topics", element: "skills" },
  { type: "replace-text", text: "notes", value: "Letters" },
]);

/** Every place inside a JSON value, as a path. */
function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, part]) => places(part, [...path, Array.isArray(value) ? Number(name) : name]))];
}

function put(root: unknown, path: readonly (string | number)[], value: unknown): unknown {
  if (path.length === 0) return value;
  const copy = structuredClone(root) as Record<string | number, unknown>;
  let at = copy;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  const last = path.at(-1) as string | number;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    0,
    -1,
    1.5,
    2 ** 41,
    2 ** 53,
    "",
    "a b",
    "constructor",
    "A",
    "x".repeat(2_001),
    "0-aaaa",
    "person.x",
    [],
    {},
    [[]],
    [1, 2],
    { a: 1 },
    true,
    "=",
    "ab==",
  ),
  fc.record({ "1-aaaa": fc.constantFrom<unknown>(1, 0, "1") }),
);

describe("the hand-written shape", () => {
  it("agrees with the protocol's schema on every change with something odd in it", () => {
    const everywhere = places(delta);
    fc.assert(
      fc.property(
        fc.constantFrom(...everywhere),
        odd,
        fc.option(fc.tuple(fc.constantFrom("zz", "A", "x.y", "__proto__", "3-aaaa", "toString"), odd)),
        (path, value, extra) => {
          let changed = JSON.parse(JSON.stringify(put(delta, path, value) ?? null)) as unknown;
          if (extra && typeof value === "object" && value !== null && !Array.isArray(value))
            changed = JSON.parse(JSON.stringify(put(changed, [...path, extra[0]], extra[1]) ?? null));
          expect(readChange(changed, 1).outcome === "read", JSON.stringify(changed)).toBe(deltaSchema.safeParse(changed).success);
        },
      ),
      { numRuns: 800 },
    );
  });

  it("takes a good change, refuses one nested too deep or too large", () => {
    expect(readChange(delta, 1)).toEqual({ outcome: "read", delta });
    let deep: JsonValue = 1;
    for (let depth = 0; depth < 40; depth++) deep = [deep];
    expect(readChange(put(delta, ["fields", "name", 0, "value"], deep), 1)).toMatchObject({ id: "contact.1", reason: "malformed-change", detail: "name" });
    expect(readChange(put(delta, ["fields", "name", 0, "value"], "x".repeat(limits.change)), limits.frame)).toMatchObject({
      id: "contact.1",
      reason: "change-too-large",
    });
  });
});
