import fc from "fast-check";
import { it } from "vitest";
import { property } from "#test/fixtures/property.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { computed, evaluate, holds } from "../evaluate.ts";
import { expressionSchema, type Expression } from "../expression.ts";
import { functionNames, takesArguments } from "./functions.ts";
import { parseXPath } from "./parse.ts";
import { toXPath } from "./to-xpath.ts";

const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,5}$/);
const text = fc.string({ maxLength: 12 }).filter((one) => !(one.includes("'") && one.includes('"')));
const question = name.map((one) => `q.${one}`);
const reference = fc.oneof(
  question.map((one): Expression => ({ op: "answer", question: one })),
  name.map((column): Expression => ({ op: "cell", column: `c.${column}` })),
  fc.tuple(name, name).map(([of, column]): Expression => ({ op: "cells", question: of, column: `t.${of}.${column}` })),
);
/** What `${name}` stands for, by how the name is made. */
function resolve(written: string): Expression {
  const [head = "", of = ""] = written.split(".");
  if (head === "q") return { op: "answer", question: written };
  return head === "c" ? { op: "cell", column: written } : { op: "cells", question: of, column: written };
}

/** The trees in the form in which the reader gives them. */
const { expression } = fc.letrec<{ expression: Expression }>((tie) => {
  const term = tie("expression");
  const call = fc.constantFrom(...functionNames).chain((called): fc.Arbitrary<Expression> => {
    if (called === "position") return fc.constant({ op: "call", name: called, args: [] });
    if (["sum", "count", "count-non-empty"].includes(called)) return reference.map((one) => ({ op: "call", name: called, args: [one] }));
    if (called === "jr:choice-name") return fc.tuple(term, reference).map((args) => ({ op: "call", name: called, args }));
    if (called === "regex" || called.startsWith("format-date")) return term.map((one) => ({ op: "call", name: called, args: [one, { op: "self" }] }));
    const counts = [0, 1, 2, 3, 4, 6].filter((count) => takesArguments(called, count));
    return fc
      .constantFrom(...counts)
      .chain((count) => fc.array(term, { minLength: count, maxLength: count }))
      .map((args) => ({ op: "call", name: called, args }));
  });
  return {
    expression: fc.oneof(
      { maxDepth: 5, depthSize: "small" },
      reference,
      fc.constantFrom<Expression>({ op: "self" }, { op: "literal", value: true }, { op: "literal", value: false }),
      text.map((value): Expression => ({ op: "literal", value })),
      fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((value): Expression => ({ op: "literal", value })),
      name.filter((one) => !["and", "or", "div", "mod"].includes(one)).map((one): Expression => ({ op: "attribute", name: one })),
      question.map((one): Expression => ({ op: "answered", question: one })),
      fc
        .tuple(fc.constantFrom("and" as const, "or" as const), fc.array(term, { minLength: 2, maxLength: 4 }))
        .map(([op, terms]): Expression => ({ op, terms })),
      fc.tuple(fc.constantFrom("not" as const, "negate" as const), term).map(([op, one]): Expression => ({ op, term: one })),
      fc
        .tuple(
          fc.constantFrom("equals", "differs", "less", "at-most", "greater", "at-least", "add", "subtract", "multiply", "divide", "modulo" as const),
          term,
          term,
        )
        .map(([op, left, right]) => ({ op, left, right }) as Expression)
        .filter((one) => !("left" in one && one.op === "differs" && one.left.op === "answer" && one.right.op === "literal" && one.right.value === "")),
      fc
        .tuple(
          fc.oneof(
            question,
            term.filter((one) => one.op !== "answer"),
          ),
          fc.oneof(
            name,
            term.filter((one) => one.op !== "literal"),
          ),
        )
        .map(([of, choice]): Expression => ({ op: "selected", question: of, choice })),
      call,
    ),
  };
});

it("what is written is read back as the same tree", () => {
  property(
    fc.property(expression, (tree) => {
      const written = toXPath(tree);
      const parsed = parseXPath(written, { resolve, isFilter: true });
      if (!parsed.ok) throw new Error(`${written}: ${parsed.reason} ${parsed.name} at ${parsed.at}`);
      if (JSON.stringify(sorted(parsed.expression)) !== JSON.stringify(sorted(tree))) throw new Error(written);
      if (!expressionSchema.safeParse(tree).success) throw new Error("not stored");
    }),
  );
});

const answer: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constant(null),
  fc.string({ maxLength: 20 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }),
  fc.array(fc.dictionary(fc.string({ maxLength: 5 }), fc.oneof(fc.integer(), fc.string())), { maxLength: 3 }),
  fc.dictionary(fc.string({ maxLength: 5 }), fc.string()),
  fc.constantFrom("2026-11-24", "2026-02-30", "9999-12-31T23:59", "09:30", "\u0000", "-0", "Infinity"),
);

it("no tree and no answer makes the evaluator throw", () => {
  property(
    fc.property(expression, answer, fc.option(fc.constantFrom("2026-11-24T09:30:15", "nonsense", "")), (tree, given, now) => {
      const context = { answerOf: () => given, cellOf: () => given, self: given, now: now ?? undefined, locale: "x y" };
      evaluate(tree, context);
      holds(tree, context);
      if (computed(tree, context) === undefined) throw new Error("nothing computed");
    }),
  );
});

it("no text makes the reader throw", () => {
  const piece = fc.constantFrom(..."${}()[].,'\"<>=!+-*/|@:& \u2018\u201D0123abc".split(""), "${q}", " and ", "not(", "div ", "..", "::", "selected(");
  property(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
      ),
      (written) => void parseXPath(written),
    ),
  );
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
