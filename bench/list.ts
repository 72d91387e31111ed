/** Opening, sorting and searching a list of 20,000 contacts, in a real renderer. */
import { quantile, ratio, summary, type Report } from "./measure.ts";
import { openBenchPage } from "./page.ts";
import type { Surroundings } from "./run.ts";

const repetitions = 5;
/** As they are typed, letter by letter. */
const typed = [
  "amina diallo",
  "vermeulen 4",
  "elodie",
  "counsellor mission",
  "+32 470 123",
  "fatou.okafor",
  "zzz",
  "hulya director",
  "traore",
  "ministry.example",
];
const queries = typed.flatMap((words) => Array.from({ length: words.length }, (_unused, at) => words.slice(0, at + 1)));

export async function list({ say }: Surroundings): Promise<Report> {
  const page = await openBenchPage(say);
  await page.call("prepare", 20_000);
  await page.call("openFilled");
  say("filled");
  const series = new Map<string, number[]>();
  const keep = (name: string, value: number): void => void series.set(name, [...(series.get(name) ?? []), value]);
  const searches: number[] = [];
  for (let round = -1; round < repetitions; round++) {
    const opened = await page.call("listOpen");
    const looked = await page.call("listSearch", queries);
    if (looked.found === 0) throw new Error("The searches found nothing.");
    if (round < 0) continue;
    keep("open the store", opened.open);
    keep("first list after a start", opened.first);
    keep("the list again", opened.again);
    keep("raw Dexie: read all", opened.raw);
    keep("prepare in order of title", looked.sortTitle);
    keep("sort by latest edit", looked.sortUpdated);
    keep("search p95", quantile(looked.searches, 0.95));
    keep("search median", quantile(looked.searches, 0.5));
    searches.push(...looked.searches);
    say(`round ${round + 1} of ${repetitions}`);
  }
  await page.close();
  const p95 = quantile(searches, 0.95);
  return {
    results: [...series].map(([name, numbers]) => summary(name, "ms", numbers)),
    ratios: [
      ratio("search p95, ms", p95, "<=", 16),
      ratio(
        "first list / raw Dexie read",
        quantile(series.get("first list after a start") ?? [], 0.5) / quantile(series.get("raw Dexie: read all") ?? [], 0.5),
        "<=",
        2,
      ),
    ],
    notes: [
      `${page.runtime}; 20,000 contacts. A search is ${queries.length} queries, each letter of ${typed.length} typed phrases being one; drawing the rows is not in it (the list draws only what is in view).`,
    ],
  };
}
