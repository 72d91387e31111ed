/** What the header of a column means. Readers of XLSForms take many spellings for one column; all of them mean one key here. */

export interface Header {
  /** The key, or null for a column that the desk has no use for. */
  readonly key: string | null;
  /** The language as the file writes it; "" for a column without one. */
  readonly language: string;
  /** As it stands in the sheet. */
  readonly raw: string;
}

export type SheetKind = "survey" | "choices" | "settings";

/** Columns of our own, which other tools pass over. */
export const ownPrefix = "focal-desk::";

const surveyKeys: Readonly<Record<string, readonly string[]>> = {
  type: ["type", "command"],
  name: ["name", "tag", "value"],
  label: ["label", "caption"],
  hint: ["hint"],
  guidance_hint: ["guidance_hint", "guidance"],
  required: ["required"],
  required_message: ["required_message", "requiredmsg", "jr:requiredmsg"],
  relevant: ["relevant", "relevance"],
  constraint: ["constraint"],
  constraint_message: ["constraint_message", "constraining_message", "constraintmsg", "jr:constraintmsg"],
  calculation: ["calculation", "calculate"],
  readonly: ["readonly", "read_only"],
  default: ["default"],
  choice_filter: ["choice_filter"],
  appearance: ["appearance"],
  parameters: ["parameters"],
  trigger: ["trigger"],
  repeat_count: ["repeat_count", "count", "jr:count"],
  disabled: ["disabled"],
};
const choiceKeys: Readonly<Record<string, readonly string[]>> = { list_name: ["list_name", "listname"], name: ["name", "value"], label: ["label", "caption"] };
const settingKeys: Readonly<Record<string, readonly string[]>> = {
  form_title: ["form_title", "title", "set_form_title"],
  form_id: ["form_id", "id_string", "set_form_id"],
  default_language: ["default_language"],
  version: ["version"],
  allow_choice_duplicates: ["allow_choice_duplicates"],
};

const aliasesOf = (keys: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(keys).flatMap(([key, aliases]) => aliases.map((alias) => [alias, key] as const)));
const aliases: Readonly<Record<SheetKind, ReadonlyMap<string, string>>> = {
  survey: aliasesOf(surveyKeys),
  choices: aliasesOf(choiceKeys),
  settings: aliasesOf(settingKeys),
};

/** Those that may be there once for each language. */
const translated = new Set(["label", "hint", "guidance_hint", "required_message", "constraint_message"]);
const ownTranslated = new Set(["row", "add", "title", "description"]);

export function headerOf(raw: string, kind: SheetKind): Header {
  const unused: Header = { key: null, language: "", raw };
  const parts = partsOf(raw);
  const first = snake(parts[0] ?? "");
  if (first === "focal-desk") {
    const [, name = "", language = "", ...more] = parts;
    if (more.length > 0 || (language !== "" && !ownTranslated.has(name))) return unused;
    return { key: `${ownPrefix}${name}`, language, raw };
  }
  const isPrefixed = kind === "survey" && ["bind", "body", "control"].includes(first) && parts.length > 1;
  const [name = "", language = "", ...more] = isPrefixed ? parts.slice(1) : parts;
  const key = aliases[kind].get(snake(name));
  if (key === undefined || more.length > 0 || (language !== "" && !translated.has(key))) return unused;
  // A choice's own column called `value` or `caption` is the name or the label only where there is no other: see `tableOf`.
  return { key, language, raw };
}

const snake = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/g, "_");

/** `label::French (fr)`, or `label:French` in old files; the colon of `jr:constraintMsg` is part of a name. */
function partsOf(raw: string): string[] {
  if (raw.includes("::")) return raw.split("::").map((part) => part.trim());
  const parts = raw.split(":").map((part) => part.trim());
  const at = parts.findIndex((part) => part.toLowerCase() === "jr");
  if (at < 0 || at + 1 >= parts.length) return parts;
  return [...parts.slice(0, at), `jr:${parts[at + 1] ?? ""}`, ...parts.slice(at + 2)];
}

export const isTranslated = (key: string): boolean => translated.has(key);
