import { describe, expect, it } from "vitest";
import { evaluate } from "../evaluate.ts";
import { expressionSchema, type Expression } from "../expression.ts";
import { functionNames } from "./functions.ts";
import { parseXPath, type ParseOptions } from "./parse.ts";
import { isRegularExpression, matchesWhole } from "./regular-expression.ts";
import { toXPath } from "./to-xpath.ts";

const answer = (question: string): Expression => ({ op: "answer", question });
const literal = (value: string | number): Expression => ({ op: "literal", value });
const tree = (text: string, options?: ParseOptions): unknown => {
  const parsed = parseXPath(text, options);
  return parsed.ok ? parsed.expression : `${parsed.reason} ${parsed.name} ${parsed.at}`;
};

describe("an XLSForm's expression becomes a tree", () => {
  it.each<[string, Expression]>([
    ["selected(${q}, 'a')", { op: "selected", question: "q", choice: "a" }],
    ["selected(${q}, ${p})", { op: "selected", question: "q", choice: answer("p") }],
    ["selected(., 'a')", { op: "selected", question: { op: "self" }, choice: "a" }],
    ["${q} != ''", { op: "answered", question: "q" }],
    ["not(true())", { op: "not", term: { op: "literal", value: true } }],
    ["${ q }='a'", { op: "equals", left: answer("q"), right: literal("a") }],
    ["position(..)", { op: "call", name: "position", args: [] }],
    ["1 or 2 or 3", { op: "or", terms: [literal(1), literal(2), literal(3)] }],
    ["1 or (2 or 3)", { op: "or", terms: [literal(1), { op: "or", terms: [literal(2), literal(3)] }] }],
    ["1 - 2 - 3", { op: "subtract", left: { op: "subtract", left: literal(1), right: literal(2) }, right: literal(3) }],
    ["-1 * 2", { op: "multiply", left: { op: "negate", term: literal(1) }, right: literal(2) }],
    ["jr:choice-name(${q}, '${q}')", { op: "call", name: "jr:choice-name", args: [answer("q"), answer("q")] }],
    // What Excel makes of quotes, and the blanks that web pages leave behind.
    ["${q} = \u2018a\u2019", { op: "equals", left: answer("q"), right: literal("a") }],
    ["${q} = \u201Ca\u201D", { op: "equals", left: answer("q"), right: literal("a") }],
    ["${q}\u00A0=\u00A0'it\u2019s'", { op: "equals", left: answer("q"), right: literal("it\u2019s") }],
    ['"it\'s"', literal("it's")],
  ])("%s", (text, expected) => expect(tree(text)).toEqual(expected));

  it("with names that stand for something else", () => {
    const resolve = (name: string): Expression | null => (name === "amount" ? { op: "cell", column: "amount" } : null);
    expect(tree("${amount} > 1", { resolve })).toEqual({ op: "greater", left: { op: "cell", column: "amount" }, right: literal(1) });
    expect(tree("1 + ${amnt}", { resolve })).toBe("unknown-name amnt 4");
  });
  it("with attributes where choices are filtered, and nowhere else", () => {
    expect(tree("country = ${c}", { isFilter: true })).toEqual({ op: "equals", left: { op: "attribute", name: "country" }, right: answer("c") });
    expect(tree("country = ${c}")).toBe("path country 0");
  });
});

describe("what is refused, by name and place", () => {
  it.each<[string, string]>([
    ["", "empty  0"],
    ["   ", "empty  0"],
    ["pulldata('f', 'a', 'b', ${q})", "function pulldata 0"],
    ["1 + random()", "function random 4"],
    ["indexed-repeat(${a}, ${b}, 1)", "function indexed-repeat 0"],
    ["instance('x')/root/item", "function instance 0"],
    ["uuid()", "function uuid 0"],
    ["digest('a', 'MD5')", "function digest 0"],
    ["area(${a})", "function area 0"],
    ["IF(1, 2, 3)", "function IF 0"],
    ["last()", "function last 0"],
    ["text() = 'a'", "function text 0"],
    ["constructor()", "function constructor 0"],
    ["/data/q = 1", "path / 0"],
    ["../q = 1", "path .. 0"],
    ["//q", "path // 0"],
    [".. = 1", "path .. 0"],
    ["child::q", "path child:: 0"],
    ["@x", "path @ 0"],
    ["${a}[1]", "path [ 4"],
    ["${a} | ${b}", "path | 5"],
    ["$x", "path $ 0"],
    ["* > 1", "path * 0"],
    ["${last-saved#q}", "path ${last-saved#q} 0"],
    ["yes", "path yes 0"],
    ["position()", "arguments position 0"],
    ["count('a')", "arguments count 0"],
    ["sum(1 + 1)", "arguments sum 0"],
    ["if(1, 2)", "arguments if 0"],
    ["not()", "arguments not 0"],
    ["true(1)", "arguments true 0"],
    ["weighted-checklist(1, 2, 3, 4, 5)", "arguments weighted-checklist 0"],
    ["jr:choice-name(${q}, ${q})", "arguments jr:choice-name 0"],
    ["1 +", "syntax  3"],
    ["1 2", "syntax 2 2"],
    ["1.2.3", "syntax .3 3"],
    ["(1", "syntax  2"],
    ["1)", "syntax ) 1"],
    ["1 == 1", "syntax = 3"],
    ["1 AND 2", "syntax AND 2"],
    ["5 mod2", "syntax mod2 2"],
    ["a && b", "path a 0"],
    ["1 ≥ 2", "character ≥ 2"],
    ["1 & 2", "character & 2"],
    ["'abc", "quote 'abc 0"],
    ["${q} = \u201Ca", "quote \u201Ca 7"],
    ["concat('a',)", "syntax ) 11"],
    ["regex(., '(?=a)b')", "regular-expression (?=a)b 0"],
    ["format-date(., '%Q')", "format %Q 0"],
    ["(".repeat(61) + "1" + ")".repeat(61), "too-deep 1 61"],
    [Array.from({ length: 300 }, () => "1").join("+"), `too-deep ${"1+".repeat(10)} 0`],
    ["1".repeat(10_001), `too-long ${"1".repeat(20)} 10000`],
  ])("%s", (text, expected) => expect(tree(text)).toBe(expected));
});

it("takes a sum over two hundred questions", () => {
  const text = Array.from({ length: 200 }, (_, at) => `\${q${at}}`).join(" + ");
  const parsed = parseXPath(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  expect(expressionSchema.safeParse(parsed.expression).success).toBe(true);
  expect(evaluate(parsed.expression, { answerOf: () => 1 })).toBe(200);
  expect(toXPath(parsed.expression)).toBe(text);
});

it("writes what a form can read: names of the form, both quotes, the rows of a repeat", () => {
  const nameOf = ({ question, column }: { question?: string; column?: string }): string => `${column ?? question ?? ""}.old`;
  expect(toXPath({ op: "greater", left: { op: "cells", question: "rows", column: "amount" }, right: answer("q") }, { nameOf })).toBe(
    "${amount.old} > ${q.old}",
  );
  expect(toXPath(literal(`both ' and "`))).toBe(`concat('both ', "'", ' and "')`);
  expect(toXPath({ op: "multiply", left: { op: "add", left: literal(1), right: literal(2) }, right: literal(-3) })).toBe("(1 + 2) * -3");
  expect(toXPath({ op: "subtract", left: literal(1), right: { op: "subtract", left: literal(2), right: literal(3) } })).toBe("1 - (2 - 3)");
});

it("a stored expression calls nothing that is not in the list, and is not deeper than any stack", () => {
  expect(functionNames.every((name) => expressionSchema.safeParse({ op: "call", name, args: [] }).success)).toBe(true);
  expect(expressionSchema.safeParse({ op: "call", name: "constructor", args: [] }).success).toBe(false);
  let deep: unknown = literal("x");
  for (let depth = 0; depth < 20_000; depth++) deep = { op: "not", term: deep };
  expect(expressionSchema.safeParse(deep).success).toBe(false);
});

describe("a regular expression", () => {
  it.each<[string, string, boolean]>([
    ["abc", "abc", true],
    ["abcd", "abc", false],
    ["xabc", "abc", false],
    ["color", "colou?r", true],
    ["aaa", "a{2,3}", true],
    ["aaaa", "a{2,3}", false],
    ["aaaa", "a{2,}", true],
    ["a", "a{2}", false],
    ["+32 2 123", "\\+\\d{2}( \\d+)+", true],
    ["a-b", "[a-z-]+", true],
    ["]", "[]]", true],
    ["b", "[^a]", true],
    ["a", "[^a]", false],
    ["é", "\\w", false],
    ["é", ".", true],
    ["cat", "cat|dog", true],
    ["catdog", "cat|dog", false],
    ["who@un.org", "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,4}", true],
    ["", "^$", true],
    ["abab", "(?:ab)*", true],
    ["a.b", "a\\.b", true],
    ["axb", "a\\.b", false],
  ])("%s ~ %s", (text, pattern, expected) => expect(matchesWhole(text, pattern)).toBe(expected));
  it.each(["(a", "a)", "[a", "*a", "a**", "a{3,2}", "(?=a)", "\\1", "\\bword", "a{,3}", "[a&&b]", "(?i)a", "\\"])("%s is none", (pattern) =>
    expect(isRegularExpression(pattern)).toBe(false),
  );
  it("that would go back for ever elsewhere ends at once", () => {
    const started = performance.now();
    expect(matchesWhole(`${"a".repeat(2_000)}!`, "(a|a)*")).toBe(false);
    expect(matchesWhole(`${"a".repeat(500)}!`, "(a+)+")).toBe(false);
    expect(matchesWhole("a".repeat(500), "(a*)*b")).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
