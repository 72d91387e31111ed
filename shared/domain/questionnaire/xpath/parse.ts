/**
 * Reads the XPath 1.0 of an XLSForm cell into an expression, or says what in it is refused, by name and place. What is taken means the same
 * as in the form it comes from; what cannot be given exactly is not taken.
 *
 *   Or ‹ And ‹ Equality ‹ Relational ‹ Additive ‹ Multiplicative ‹ Unary     each from the left to the right (§3.4, §3.5)
 */
import { deepestExpression, termsOf, type Arithmetic, type Comparison, type Expression } from "../expression.ts";
import { isFunctionName, takesArguments } from "./functions.ts";
import { tokensOf, type Refusal, type Token } from "./lexer.ts";
import { isRegularExpression } from "./regular-expression.ts";

export type { Refusal } from "./lexer.ts";
export type ParsedExpression = { readonly ok: true; readonly expression: Expression } | ({ readonly ok: false } & Refusal);

export interface ParseOptions {
  /** What `${name}` stands for: an answer, a cell of the same row, the cells of a column; null when nothing has that name. */
  readonly resolve?: (name: string) => Expression | null;
  /** Names without `${ }` are attributes of the choice that is filtered. Elsewhere they are places in a document. */
  readonly isFilter?: boolean;
}

const longestText = 10_000;
const deepestBrackets = 60;
const mostTerms = 300;
const longestLiteral = 4_000;
const longestChoice = 64;

export function parseXPath(text: string, options: ParseOptions = {}): ParsedExpression {
  if (text.length > longestText) return { ok: false, reason: "too-long", name: text.slice(0, 20), at: longestText };
  const tokens = tokensOf(text);
  if (tokens[0]?.type === "end") return { ok: false, reason: "empty", name: "", at: 0 };
  try {
    const expression = new Parser(tokens, options).whole();
    if (depthOf(expression) > deepestExpression) return { ok: false, reason: "too-deep", name: text.slice(0, 20), at: 0 };
    return { ok: true, expression };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, ...error.refusal };
    throw error;
  }
}

/** Leaves the depths of the grammar; never leaves this file. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

type Binary = Comparison | Arithmetic;
const levels: readonly Readonly<Record<string, Binary>>[] = [
  { "=": "equals", "!=": "differs" },
  { "<": "less", "<=": "at-most", ">": "greater", ">=": "at-least" },
  { "+": "add", "-": "subtract" },
  { "*": "multiply", div: "divide", mod: "modulo" },
];

class Parser {
  readonly #tokens: readonly Token[];
  readonly #options: ParseOptions;
  #at = 0;
  #brackets = 0;

  constructor(tokens: readonly Token[], options: ParseOptions) {
    this.#tokens = tokens;
    this.#options = options;
  }

  whole(): Expression {
    const expression = this.#or();
    if (this.#next().type !== "end") this.#refuse("syntax");
    return expression;
  }

  #next(): Token {
    return this.#tokens[this.#at] ?? { type: "end", text: "", at: 0 };
  }

  #take(type: Token["type"], text: string): boolean {
    const next = this.#next();
    if (next.type !== type || next.text !== text) return false;
    this.#at++;
    return true;
  }

  #refuse(reason: Refusal["reason"], token = this.#next(), name = token.text): never {
    throw new Refused({ reason: token.reason ?? reason, name, at: token.at });
  }

  #or(): Expression {
    return this.#terms("or", () => this.#terms("and", () => this.#binary(0)));
  }

  #terms(op: "and" | "or", term: () => Expression): Expression {
    const terms = [term()];
    while (this.#take("operator", op)) terms.push(term());
    if (terms.length > mostTerms) this.#refuse("too-long");
    return terms.length === 1 ? (terms[0] as Expression) : { op, terms };
  }

  #binary(level: number): Expression {
    const operators = levels[level];
    if (!operators) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const next = this.#next();
      const op = next.type === "operator" ? operators[next.text] : undefined;
      if (!op) return left;
      this.#at++;
      left = compared({ op, left, right: this.#binary(level + 1) });
    }
  }

  #unary(): Expression {
    let signs = 0;
    while (this.#take("operator", "-")) if (++signs > deepestBrackets) this.#refuse("too-deep");
    let expression = this.#primary();
    for (; signs > 0; signs--) expression = { op: "negate", term: expression };
    return expression;
  }

  #primary(): Expression {
    const token = this.#next();
    this.#at++;
    switch (token.type) {
      case "number":
        return { op: "literal", value: Number(token.text) };
      case "text":
        if (token.text.length > longestLiteral) this.#refuse("too-long", token, token.text.slice(0, 20));
        return { op: "literal", value: token.text };
      case "reference":
        return this.#resolve(token, token.text);
      case "function":
        return this.#call(token);
      case "name":
        if (this.#options.isFilter && token.text.length <= 100) return { op: "attribute", name: token.text };
        return this.#refuse("path", token);
      case "sign":
        if (token.text === ".") return { op: "self" };
        if (token.text === "..") return this.#refuse("path", token);
        if (token.text === "(") return this.#inBrackets(() => this.#or());
    }
    return this.#refuse("syntax", token);
  }

  #resolve(token: Token, name: string): Expression {
    const { resolve } = this.#options;
    const expression: Expression | null = resolve ? resolve(name) : name.length <= 64 ? { op: "answer", question: name } : null;
    return expression ?? this.#refuse("unknown-name", token, name);
  }

  #inBrackets<Inside>(read: () => Inside): Inside {
    if (++this.#brackets > deepestBrackets) this.#refuse("too-deep");
    const inside = read();
    if (!this.#take("sign", ")")) this.#refuse("syntax");
    this.#brackets--;
    return inside;
  }

  #call(token: Token): Expression {
    const name = token.text;
    this.#take("sign", "(");
    if (name === "position") {
      // Without the dots it counts nodes that a form does not have.
      if (!this.#take("sign", "..") || !this.#take("sign", ")")) this.#refuse("arguments", token);
      return { op: "call", name, args: [] };
    }
    if (!isFunctionName(name) && !["true", "false", "not", "selected"].includes(name)) this.#refuse("function", token);
    const args = this.#take("sign", ")") ? [] : this.#inBrackets(() => this.#arguments());
    const wanted = { true: 0, false: 0, not: 1, selected: 2 }[name];
    if (wanted !== undefined && args.length !== wanted) this.#refuse("arguments", token);
    const [first, second] = args;
    if (name === "true" || name === "false") return { op: "literal", value: name === "true" };
    if (name === "not" && first) return { op: "not", term: first };
    if (name === "selected" && first && second) return selected(first, second);
    if (!isFunctionName(name) || args.length > mostTerms || !takesArguments(name, args.length)) return this.#refuse("arguments", token);
    if (["sum", "count", "count-non-empty"].includes(name) && first && !isNodes(first)) this.#refuse("arguments", token);
    if (name === "jr:choice-name" && first && second) return { op: "call", name, args: [first, this.#quoted(token, second)] };
    if (second?.op === "literal" && typeof second.value === "string") {
      if (name === "regex" && !isRegularExpression(second.value)) this.#refuse("regular-expression", token, second.value);
      if (name.startsWith("format-date") && /%(?![YymnbdeHhMS3a%])/.test(second.value)) this.#refuse("format", token, second.value);
    }
    return { op: "call", name, args };
  }

  #arguments(): Expression[] {
    const args: Expression[] = [];
    do args.push(this.#or());
    while (this.#take("sign", ","));
    return args;
  }

  /** `jr:choice-name(value, '${question}')`: the question stands between quotes. */
  #quoted(token: Token, argument: Expression): Expression {
    const [, name] = /^\s*\$\{\s*([^\s{}#]+)\s*\}\s*$/.exec(argument.op === "literal" ? String(argument.value) : "") ?? [];
    const of = name === undefined ? null : this.#resolve(token, name);
    return of && isNodes(of) && of.op !== "self" ? of : this.#refuse("arguments", token);
  }
}

function isNodes(expression: Expression): boolean {
  return expression.op === "answer" || expression.op === "cell" || expression.op === "cells" || expression.op === "self";
}

function selected(list: Expression, choice: Expression): Expression {
  const isPlain = choice.op === "literal" && typeof choice.value === "string" && choice.value !== "" && choice.value.length <= longestChoice;
  return { op: "selected", question: list.op === "answer" ? list.question : list, choice: isPlain ? String(choice.value) : choice };
}

/** `${question} != ''` is how a form asks whether there is an answer. */
function compared(expression: Expression & { readonly op: Binary }): Expression {
  const { op, left, right } = expression;
  return op === "differs" && left.op === "answer" && right.op === "literal" && right.value === "" ? { op: "answered", question: left.question } : expression;
}

function depthOf(expression: Expression): number {
  let deepest = 0;
  const open: (readonly [Expression, number])[] = [[expression, 1]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [one, depth] = next;
    deepest = Math.max(deepest, depth);
    for (const term of termsOf(one)) open.push([term, depth + 1]);
  }
  return deepest;
}
