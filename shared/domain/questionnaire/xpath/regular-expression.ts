/**
 * Regular expressions that end: matched by following all possibilities at once, never by going back, so that no pattern and no answer takes
 * long. It knows what the common ones need: letters, `.`, classes, `\d \w \s` and their opposites, groups, `|`, `? * + {m,n}` and the anchors
 * at both ends. Everything else (looking ahead, back references, flags) is no pattern of ours.
 */
type Node =
  | { readonly type: "letter"; readonly takes: (letter: string) => boolean }
  | { readonly type: "sequence" | "choice"; readonly nodes: readonly Node[] }
  | { readonly type: "repeat"; readonly node: Node; readonly least: number; readonly most: number }
  | { readonly type: "start" | "end" };

const longestPattern = 1_000;
const longestText = 5_000;
const mostRepeats = 1_000;
/** Parts of a pattern, each as often as it may be repeated. */
const mostSteps = 10_000;

/** ODK XForms, `regex(text, pattern)`: the pattern describes the whole text. False as well when the pattern is none. */
export function matchesWhole(text: string, pattern: string): boolean {
  const machine = patternOf(pattern);
  const letters = Array.from(text);
  return machine !== null && letters.length <= longestText && runs(machine, letters);
}

export function isRegularExpression(pattern: string): boolean {
  return patternOf(pattern) !== null;
}

const patterns = new Map<string, Machine | null>();

function patternOf(pattern: string): Machine | null {
  let machine = patterns.get(pattern);
  if (machine === undefined) {
    const node = new PatternReader(pattern).read();
    machine = node && machineOf(node);
    if (patterns.size > 100) patterns.clear();
    patterns.set(pattern, machine);
  }
  return machine;
}

/** A place in a pattern: a letter that is wanted there, a place in the text that is wanted, or nothing but where it goes on. */
interface State {
  readonly takes?: (letter: string) => boolean;
  readonly at?: "start" | "end";
  readonly next: number[];
}

/** Where matching begins, and the states; the first of them is the end. */
interface Machine {
  readonly start: number;
  readonly states: readonly State[];
}

/** Thompson's construction: a repetition of so many times stands there so many times, and what grows too large that way is no pattern. */
function machineOf(pattern: Node): Machine | null {
  const states: State[] = [{ next: [] }];
  let steps = 0;
  const add = (state: State): number => states.push(state) - 1;
  /** @returns the state in which the node begins, or -1 when it takes too many */
  const build = (node: Node, next: number): number => {
    if (next < 0 || ++steps > mostSteps) return -1;
    switch (node.type) {
      case "letter":
        return add({ takes: node.takes, next: [next] });
      case "start":
      case "end":
        return add({ at: node.type, next: [next] });
      case "sequence":
        return node.nodes.reduceRight((after, one) => build(one, after), next);
      case "choice": {
        const ways = node.nodes.map((one) => build(one, next));
        return ways.includes(-1) ? -1 : add({ next: ways });
      }
      case "repeat": {
        let entry = next;
        if (node.most === Infinity) {
          const again: State = { next: [next] };
          entry = add(again);
          again.next.push(build(node.node, entry));
          if (again.next.includes(-1)) return -1;
        } else for (let times = node.least; times < node.most && entry >= 0; times++) entry = add({ next: [build(node.node, entry), next] });
        for (let times = 0; times < node.least && entry >= 0; times++) entry = build(node.node, entry);
        return entry;
      }
    }
  };
  const start = build(pattern, 0);
  return start < 0 || steps > mostSteps ? null : { start, states };
}

/** Follows all possibilities from letter to letter: each state is looked at once for each. */
function runs({ start, states }: Machine, letters: readonly string[]): boolean {
  const seen = new Int32Array(states.length).fill(-1);
  let now = [start];
  for (let at = 0; at <= letters.length; at++) {
    const further: number[] = [];
    const open = now;
    for (let number = open.pop(); number !== undefined; number = open.pop()) {
      if (seen[number] === at) continue;
      seen[number] = at;
      if (number === 0 && at === letters.length) return true;
      const state = states[number] as State;
      if (state.takes) {
        if (at < letters.length && state.takes(letters[at] as string)) further.push(...state.next);
      } else if (state.at === undefined || (state.at === "start" ? at === 0 : at === letters.length)) open.push(...state.next);
    }
    if (further.length === 0) return false;
    now = further;
  }
  return false;
}

const classes: Readonly<Record<string, (letter: string) => boolean>> = {
  d: (letter) => /^[0-9]$/.test(letter),
  w: (letter) => /^[A-Za-z0-9_]$/.test(letter),
  s: (letter) => /^\s$/.test(letter),
};
const plain: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** Reads a pattern by going down its grammar; null when it is none. */
class PatternReader {
  readonly #letters: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(pattern: string) {
    this.#letters = Array.from(pattern);
  }

  read(): Node | null {
    if (this.#letters.length > longestPattern) return null;
    const node = this.#choice();
    return node && this.#at === this.#letters.length ? node : null;
  }

  #next(): string | undefined {
    return this.#letters[this.#at];
  }

  #take(letter: string): boolean {
    if (this.#next() !== letter) return false;
    this.#at++;
    return true;
  }

  #choice(): Node | null {
    if (++this.#depth > 30) return null;
    const nodes: Node[] = [];
    do {
      const node = this.#sequence();
      if (!node) return null;
      nodes.push(node);
    } while (this.#take("|"));
    this.#depth--;
    return { type: "choice", nodes };
  }

  #sequence(): Node | null {
    const nodes: Node[] = [];
    while (this.#next() !== undefined && this.#next() !== "|" && this.#next() !== ")") {
      const node = this.#repeat();
      if (!node) return null;
      nodes.push(node);
    }
    return { type: "sequence", nodes };
  }

  #repeat(): Node | null {
    const node = this.#single();
    if (!node) return null;
    const [least, most] = this.#times() ?? [1, 1];
    if (least > most || least > mostRepeats || (most !== Infinity && most > mostRepeats)) return null;
    // Which of several matches is found does not matter where the whole text is described.
    if (least !== 1 || most !== 1) this.#take("?");
    if (this.#next() !== undefined && "*+?".includes(this.#next() ?? "")) return null;
    return least === 1 && most === 1 ? node : { type: "repeat", node, least, most };
  }

  #times(): readonly [number, number] | null {
    if (this.#take("*")) return [0, Infinity];
    if (this.#take("+")) return [1, Infinity];
    if (this.#take("?")) return [0, 1];
    if (this.#next() !== "{") return null;
    const rest = this.#letters.slice(this.#at, this.#at + 12).join("");
    const [whole, least, comma, most] = /^\{(\d{1,4})(,?)(\d{0,4})\}/.exec(rest) ?? [];
    if (whole === undefined) return [1, 0];
    this.#at += whole.length;
    if (!comma) return most ? [1, 0] : [Number(least), Number(least)];
    return [Number(least), most ? Number(most) : Infinity];
  }

  #single(): Node | null {
    const letter = this.#letters[this.#at++];
    switch (letter) {
      case "(": {
        if (this.#take("?") && !this.#take(":")) return null;
        const node = this.#choice();
        return node && this.#take(")") ? node : null;
      }
      case "[":
        return this.#class();
      case ".":
        return { type: "letter", takes: (one) => one !== "\n" && one !== "\r" };
      case "^":
        return { type: "start" };
      case "$":
        return { type: "end" };
      case "\\":
        return this.#escaped();
      case undefined:
      case "*":
      case "+":
      case "?":
      case "{":
      case "}":
      case "]":
        return null;
      default:
        return { type: "letter", takes: (one) => one === letter };
    }
  }

  #escaped(): Node | null {
    const takes = this.#escape();
    if (takes === null) return null;
    return { type: "letter", takes: typeof takes === "string" ? (one) => one === takes : takes };
  }

  #escape(): string | ((letter: string) => boolean) | null {
    const letter = this.#letters[this.#at++];
    if (letter === undefined) return null;
    const known = classes[letter];
    if (known) return known;
    const opposite = classes[letter.toLowerCase()];
    if (opposite) return (one) => !opposite(one);
    if (plain[letter] !== undefined) return plain[letter];
    return /^[A-Za-z0-9]$/.test(letter) ? null : letter;
  }

  #class(): Node | null {
    const isOpposite = this.#take("^");
    const takes: ((letter: string) => boolean)[] = [];
    for (let isFirst = true; isFirst || this.#next() !== "]"; isFirst = false) {
      const from = this.#classLetter();
      if (from === null) return null;
      if (typeof from !== "string") takes.push(from);
      else if (this.#next() === "-" && this.#letters[this.#at + 1] !== "]" && this.#letters[this.#at + 1] !== undefined) {
        this.#at++;
        const to = this.#classLetter();
        if (typeof to !== "string" || to < from) return null;
        takes.push((letter) => letter >= from && letter <= to);
      } else takes.push((letter) => letter === from);
    }
    this.#at++;
    return { type: "letter", takes: (letter) => takes.some((one) => one(letter)) !== isOpposite };
  }

  #classLetter(): string | ((letter: string) => boolean) | null {
    const letter = this.#letters[this.#at++];
    // `&&` and a class in a class mean something else to others.
    if (letter === undefined || letter === "[" || (letter === "&" && this.#next() === "&")) return null;
    return letter === "\\" ? this.#escape() : letter;
  }
}
