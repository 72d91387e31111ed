/** The types of XLSForm in every spelling that its readers take. */

export type RowType =
  | { readonly kind: "question"; readonly type: string }
  | { readonly kind: "select"; readonly type: "select_one" | "select_multiple" | "rank"; readonly list: string; readonly hasOther: boolean }
  /** Known, and without a counterpart on the desk. */
  | { readonly kind: "foreign"; readonly type: string; readonly list?: string }
  | { readonly kind: "begin" | "end"; readonly what: "group" | "repeat" | "loop"; readonly type: string }
  | { readonly kind: "incomplete"; readonly type: string }
  | { readonly kind: "unknown"; readonly type: string };

/** Types by their canonical spelling; the others are what they are also called. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  text: ["string", "add text prompt", "q string", "q text", "phone number"],
  integer: ["int", "add integer prompt", "q int", "q integer"],
  decimal: ["add decimal prompt", "q decimal"],
  date: ["add date prompt", "q date"],
  time: ["q time"],
  dateTime: ["datetime", "date time", "add date time prompt", "add datetime prompt", "q date time", "q datetime"],
  note: ["add note prompt", "q note"],
  calculate: ["add calculate prompt", "q calculate", "calculation"],
  acknowledge: ["trigger", "add acknowledge prompt", "q acknowledge"],
  range: [],
  hidden: [],
};
const foreignSpellings: Readonly<Record<string, readonly string[]>> = {
  geopoint: ["gps", "location", "add location prompt", "q geopoint", "q location"],
  geotrace: [],
  geoshape: [],
  image: ["photo", "picture", "add image prompt", "add photo prompt", "q image", "q picture"],
  audio: ["add audio prompt", "q audio"],
  video: ["add video prompt", "q video"],
  file: ["add file prompt"],
  barcode: ["add barcode prompt", "q barcode"],
  start: ["start time", "get start time"],
  end: ["end time", "get end time"],
  today: ["get today"],
  deviceid: ["device id", "imei", "get device id", "uri:deviceid"],
  subscriberid: ["subscriber id", "get subscriber id", "uri:subscriberid"],
  simserial: ["sim id", "get sim id", "uri:simserial"],
  phonenumber: ["get phone number", "uri:phonenumber"],
  username: ["uri:username"],
  email: ["uri:email"],
  audit: [],
  "start-geopoint": [],
  "background-geopoint": [],
  "background-audio": [],
  "csv-external": [],
  "xml-external": [],
  osm: [],
  percentage: [],
  score__row: [],
  rank__level: [],
};

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, " ");
const tableOf = (table: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(table).flatMap(([type, others]) => [type, ...others].map((name) => [plain(name), type] as const)));
const types = tableOf(spellings);
const foreign = tableOf(foreignSpellings);

/** Longer ones first: `select one from file` is not a list called `file`. */
const selects: readonly (readonly [pattern: string, type: "select_one" | "select_multiple" | "rank" | "file" | "external"])[] = [
  ["select one from file", "file"],
  ["select multiple from file", "file"],
  ["select one external", "external"],
  ["add select one prompt using", "select_one"],
  ["add select multiple prompt using", "select_multiple"],
  ["select all that apply from", "select_multiple"],
  ["select all that apply", "select_multiple"],
  ["select multiple from", "select_multiple"],
  ["select multiple using", "select_multiple"],
  ["select multiple", "select_multiple"],
  ["select one from", "select_one"],
  ["select one using", "select_one"],
  ["select one", "select_one"],
  ["select1", "select_one"],
  ["select", "select_multiple"],
  ["rank", "rank"],
];
const selectPatterns = selects.map(([pattern, type]) => ({
  pattern,
  type,
  // The name of the list keeps its letters as they are.
  whole: new RegExp(`^${pattern.replaceAll(" ", "[\\s_]+")}\\s+(\\S+)(\\s+(?:or[\\s_]+other|or[\\s_]+specify[\\s_]+other))?$`, "i"),
}));
const blocks: Readonly<Record<string, "group" | "repeat" | "loop">> = {
  group: "group",
  repeat: "repeat",
  lgroup: "repeat",
  "looped group": "repeat",
  loop: "loop",
};

export function rowTypeOf(written: string): RowType {
  const text = plain(written);
  const block = /^(begin|end) (group|repeat|lgroup|looped group|loop)( (?:over )?\S+)?$/.exec(text);
  if (block) {
    const what = blocks[block[2] ?? ""] ?? "group";
    if (!block[3] || what === "loop") return { kind: block[1] as "begin" | "end", what, type: `${block[1]}_${what}` };
  }
  // KoboToolbox's own blocks, which its server makes groups of.
  const kobo = /^(begin|end) (score|rank|kobomatrix)$/.exec(text);
  if (kobo) return { kind: kobo[1] as "begin" | "end", what: "loop", type: text.replace(" ", "_") };
  const type = types.get(text);
  if (type) return { kind: "question", type };
  const other = foreign.get(text);
  if (other) return { kind: "foreign", type: other };
  const select = selectOf(written.trim());
  if (select) return select;
  if (selects.some(([pattern]) => pattern === text)) return { kind: "incomplete", type: text.replaceAll(" ", "_") };
  if (/^osm \S+$/.test(text)) return { kind: "foreign", type: "osm" };
  return { kind: "unknown", type: written };
}

function selectOf(written: string): RowType | null {
  for (const { pattern, type, whole } of selectPatterns) {
    const match = whole.exec(written);
    if (!match) continue;
    const [, list = "", other] = match;
    if (type === "file" || type === "external") return { kind: "foreign", type: pattern.replaceAll(" ", "_"), list };
    // Choices that are answers given earlier.
    if (list.startsWith("${")) return { kind: "foreign", type, list };
    return { kind: "select", type, list, hasOther: other !== undefined };
  }
  return null;
}

/** `start=1 end=10 step=1`, also with commas or semicolons between. */
export function parametersOf(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/([^\s=,;]+)\s*=\s*("[^"]*"|[^\s,;]+)/g)].map(([, key = "", value = ""]) => [key.toLowerCase(), value.replaceAll('"', "")]));
}
