/** The words of an XPath 1.0 expression (§3.7 Lexical Structure), as they stand in a cell of an XLSForm. */

/** Why an expression is not taken. `name` is what is refused, as it was written; `at` counts letters from 0. */
export interface Refusal {
  readonly reason:
    | "empty"
    | "too-long"
    | "too-deep"
    /** A sign that no expression has. */
    | "character"
    /** A quote that is not closed. */
    | "quote"
    /** It stands where something else is wanted; an empty name is the end. */
    | "syntax"
    /** A function that cannot be given exactly. */
    | "function"
    /** Too few or too many arguments, or ones that the function cannot take. */
    | "arguments"
    /** A place in a document: a path, an axis, a predicate, a variable. */
    | "path"
    /** No question has that name. */
    | "unknown-name"
    /** A regular expression with parts we do not know. */
    | "regular-expression"
    /** A format of dates with signs that do not exist. */
    | "format";
  readonly name: string;
  readonly at: number;
}

export interface Token {
  readonly type: "number" | "text" | "reference" | "function" | "name" | "operator" | "sign" | "end" | "refused";
  /** What it says: the letters between quotes, the name in `${ }`, the operator, the sign. */
  readonly text: string;
  readonly at: number;
  /** Why there are no words of an expression from here on. */
  readonly reason?: Refusal["reason"];
}

/** Spreadsheets and text programs put them in by themselves. A curly quote is closed by any quote of its kind, a straight one only by itself. */
const quotes: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  "\u2018": "'\u2018\u2019",
  "\u2019": "'\u2018\u2019",
  "\u201C": '"\u201C\u201D',
  "\u201D": '"\u201C\u201D',
  "\u201E": '"\u201C\u201D',
};
const blank = /[ \t\r\n\u00A0]+/y;
const reference = /\$\{\s*([^\s{}]+)\s*\}/y;
const number = /\d+(?:\.\d*)?|\.\d+/y;
const name = /[\p{L}_][\p{L}\p{M}\p{N}._-]*(?::[\p{L}_][\p{L}\p{M}\p{N}._-]*)?/uy;
const operators = ["!=", "<=", ">=", "=", "<", ">", "+", "-", "*"];
const namedOperators: ReadonlySet<string> = new Set(["and", "or", "div", "mod"]);
/** What begins or joins places in a document. */
const places = ["//", "/", "::", "@", "[", "]", "|", "$"];

/** The last token is the end, or the first thing that is refused. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const refuse = (reason: Refusal["reason"], name: string): Token[] => [...tokens, { type: "refused", text: name, at, reason }];
  const read = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const add = (type: Token["type"], words: string, length: number): void => {
    tokens.push({ type, text: words, at });
    at += length;
  };
  while (at < text.length) {
    const white = read(blank);
    if (white) {
      at += white[0].length;
      continue;
    }
    const sign = text[at] ?? "";
    const closing = quotes[sign];
    if (closing !== undefined) {
      let end = at + 1;
      while (end < text.length && !closing.includes(text[end] ?? "")) end++;
      if (end === text.length) return refuse("quote", text.slice(at, at + 20));
      add("text", text.slice(at + 1, end), end + 1 - at);
      continue;
    }
    const asked = read(reference);
    if (asked) {
      if ((asked[1] ?? "").includes("#")) return refuse("path", asked[0]);
      add("reference", asked[1] ?? "", asked[0].length);
      continue;
    }
    const digits = read(number);
    if (digits) {
      add("number", digits[0], digits[0].length);
      continue;
    }
    const word = read(name)?.[0];
    if (word !== undefined) {
      const after = text.slice(at + word.length).trimStart();
      // §3.7: after something that can be worked on, a name is an operator; before a bracket it is a function.
      if (isOperand(tokens.at(-1))) {
        if (!namedOperators.has(word)) return refuse("syntax", word);
        add("operator", word, word.length);
      } else if (after.startsWith("::")) return refuse("path", `${word}::`);
      else add(after.startsWith("(") ? "function" : "name", word, word.length);
      continue;
    }
    const operator = operators.find((one) => text.startsWith(one, at));
    if (operator !== undefined) {
      // §3.7: a star that follows nothing to be multiplied is a place in a document.
      if (operator === "*" && !isOperand(tokens.at(-1))) return refuse("path", operator);
      add("operator", operator, operator.length);
      continue;
    }
    const place = places.find((one) => text.startsWith(one, at));
    if (place !== undefined) return refuse("path", place);
    if (text.startsWith("..", at)) add("sign", "..", 2);
    else if ("(),.".includes(sign)) add("sign", sign, 1);
    else return refuse("character", String.fromCodePoint(text.codePointAt(at) ?? 0));
  }
  tokens.push({ type: "end", text: "", at });
  return tokens;
}

/** §3.7: "there is a preceding token and the preceding token is not one of @, ::, (, [, , or an Operator". */
function isOperand(token: Token | undefined): boolean {
  return token !== undefined && token.type !== "operator" && !(token.type === "sign" && (token.text === "(" || token.text === ","));
}
