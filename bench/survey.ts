/** The survey at the secretariat: a tally of all that came in, and a whole Forum's submissions merged in one push. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { randomBytes } from "node:crypto";
import { openHub } from "#hub/hub.ts";
import { hubSender } from "#hub/merge/write-as-hub.ts";
import { openSqliteStorage } from "#hub/storage/sqlite.ts";
import type { RecordDelta } from "#shared/crdt/record.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { countedAnswers, type CountryAnswers } from "#shared/domain/tally/country-answers.ts";
import { priorityQuestions, priorityTally, usualRule, type PriorityQuestion } from "#shared/domain/tally/priorities.ts";
import { questionTallies } from "#shared/domain/tally/question-tally.ts";
import { splitBy } from "#shared/domain/tally/splits.ts";
import { clocked, interleaved, medianOf, ratio, type Contender, type Report } from "./measure.ts";
import type { Surroundings } from "./run.ts";
import { surveyForm } from "./survey-form.ts";
import { countriesAnswering, questionnaireRecord, questionsAsked, submissionRecords, submissionViews, surveyDefinition, surveyId } from "./survey-answers.ts";

const nobody = { announce: () => undefined, accessChanged: () => undefined };

export async function survey({ say }: Surroundings): Promise<Report> {
  const definition = surveyDefinition();
  const [ranking] = priorityQuestions(definition);
  if (!ranking) throw new Error("The questionnaire ranks nothing.");
  const views = submissionViews();
  const answers = countedAnswers(surveyId, views);
  const sql = openGroupBy(answers);
  const folder = await mkdtemp(join(tmpdir(), "focal-desk-bench-"));
  const submissions = submissionRecords();
  const bytes = submissions.map((submission) => JSON.stringify(submission)).join("\n").length;
  let round = 0;
  const timed = (name: string, work: () => unknown): Contender => ({
    name,
    unit: "ms",
    run: async () => {
      const { seconds, processorMicroseconds } = await clocked(async () => void work());
      return { "": seconds * 1_000, processor: processorMicroseconds / 1_000 };
    },
  });
  const results = await interleaved(
    [
      timed("tally", () => tallied(definition, ranking, answers)),
      reading(views),
      timed("group-by in JavaScript", () => groupedBy(answers)),
      timed("group-by in SQLite, in memory", () => sql.groupBy()),
      { name: "submissions merged at the hub", unit: "ms", run: () => merged(join(folder, `hub-${round++}.sqlite`), submissions) },
      { name: "the same bytes upserted", unit: "ms", run: async () => upserted(join(folder, `raw-${round++}.sqlite`), submissions) },
    ],
    say,
  );
  sql.close();
  await rm(folder, { recursive: true, force: true });
  const median = (name: string): number => medianOf(results, name);
  const form = await surveyForm(say);
  return {
    results: [...results, ...form.results],
    ratios: [
      ...form.ratios,
      ratio(`tally, ${countriesAnswering} countries × ${questionsAsked} questions, ms`, median("tally"), "<=", 100),
      ratio("the same, processor time, ms", median("tally: processor"), "<=", 100),
      ratio("tally / group-by in JavaScript, processor time", median("tally: processor") / median("group-by in JavaScript: processor"), "<=", 1),
      ratio("tally / group-by in SQLite, processor time", median("tally: processor") / median("group-by in SQLite, in memory: processor"), "<=", 1),
      ratio(`${countriesAnswering} submissions in one push, processor time, s`, median("submissions merged at the hub: processor") / 1_000, "<=", 1),
    ],
    notes: [
      ...form.notes,
      "Tally: every question of every kind with its denominators, a fifth of them asked only of some, and the priorities of each sub-region under 5-4-3-2-1.",
      "The group-bys do less: counts by question, part and value, and smallest, mean and greatest of numbers; no conditions, no rankings, no medians, no words.",
      "Reading the submissions is the check of each content's shape, done once for each that arrives.",
      `Merge: ${countriesAnswering} submissions of ${Math.round(bytes / countriesAnswering / 1_024)} KB each in one push by one sender: shape, author, hash of the content, projection, record and audit row, durable in WAL with FULL.`,
      "Upsert: the same bytes in one transaction under the same settings, nothing checked, no audit row.",
    ],
  };
}

/** What was read once is remembered, so each repetition reads copies. */
function reading(views: readonly RecordView[]): Contender {
  return {
    name: "reading the submissions",
    unit: "ms",
    async run() {
      const copies = views.map((view): RecordView => {
        const content = structuredClone(view.value("content"));
        return { ...view, value: (field) => (field === "content" ? content : view.value(field)) };
      });
      const { seconds, processorMicroseconds } = await clocked(async () => void countedAnswers(surveyId, copies));
      return { "": seconds * 1_000, processor: processorMicroseconds / 1_000 };
    },
  };
}

function tallied(definition: Questionnaire, ranking: PriorityQuestion, answers: readonly CountryAnswers[]): unknown {
  return [
    questionTallies(definition, answers),
    splitBy({ by: "sub-region" }, definition, answers, null).map((group) => priorityTally(definition, ranking, group.answers, usualRule)),
  ];
}

interface Fact {
  readonly country: string;
  readonly question: string;
  readonly part: string;
  readonly value: string | number;
}

function factsOf(answers: readonly CountryAnswers[]): Fact[] {
  const facts: Fact[] = [];
  const add = (country: string, question: string, part: string, value: unknown): void => {
    if (typeof value === "string" || typeof value === "number") facts.push({ country, question, part, value });
    else if (typeof value === "boolean") facts.push({ country, question, part, value: Number(value) });
    else if (Array.isArray(value)) for (const one of value) add(country, question, part, one);
    else if (value !== null && typeof value === "object") for (const [name, one] of Object.entries(value)) add(country, question, `${part}.${name}`, one);
  };
  for (const { country, answers: given } of answers) for (const [question, { value }] of Object.entries(given)) add(country, question, "", value);
  return facts;
}

/** As one would write it for the day. */
function groupedBy(answers: readonly CountryAnswers[]): unknown {
  const counts = new Map<string, number>();
  const numbers = new Map<string, number[]>();
  for (const { question, part, value } of factsOf(answers)) {
    const key = `${question}|${part}|${value}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (typeof value !== "number") continue;
    const all = numbers.get(`${question}|${part}`) ?? [];
    all.push(value);
    numbers.set(`${question}|${part}`, all);
  }
  return [counts, [...numbers].map(([key, all]) => [key, Math.min(...all), all.reduce((sum, one) => sum + one, 0) / all.length, Math.max(...all)])];
}

function openGroupBy(answers: readonly CountryAnswers[]) {
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE facts (country TEXT, question TEXT, part TEXT, value ANY) STRICT; BEGIN");
  const insert = database.prepare("INSERT INTO facts VALUES (?, ?, ?, ?)");
  for (const { country, question, part, value } of factsOf(answers)) insert.run(country, question, part, value);
  database.exec("COMMIT; CREATE INDEX by_question ON facts (question, part, value)");
  const counts = database.prepare("SELECT question, part, value, count(*) FROM facts GROUP BY question, part, value");
  const numbers = database.prepare(
    "SELECT question, part, count(*), min(value), avg(value), max(value) FROM facts WHERE typeof(value) IN ('integer', 'real') GROUP BY question, part",
  );
  return { groupBy: () => [counts.all(), numbers.all()], close: () => database.close() };
}

async function merged(path: string, submissions: readonly RecordDelta[]): Promise<Record<string, number>> {
  const opened = openSqliteStorage(path, { random: () => "bench" });
  if (opened.outcome === "failed") throw new Error(opened.detail);
  const hub = await openHub({ storage: opened.value, now: () => 1, randomBytes, version: "bench", forum: "Forum" });
  const push = async (changes: readonly RecordDelta[]): Promise<void> => {
    let refused = "nothing was answered";
    await hub.push(changes, 0, hubSender, nobody, (results) => {
      refused = results.filter((result) => result.outcome !== "merged").map((result) => JSON.stringify(result))[0] ?? "";
    });
    if (refused !== "") throw new Error(`The hub refused: ${refused}`);
  };
  await push(questionnaireRecord());
  // As it comes off the wire: parsed, and known to nobody.
  const arrived = JSON.parse(JSON.stringify(submissions)) as RecordDelta[];
  const { seconds, processorMicroseconds } = await clocked(() => push(arrived));
  await opened.value.close();
  return { "": seconds * 1_000, processor: processorMicroseconds / 1_000 };
}

function upserted(path: string, submissions: readonly RecordDelta[]): number {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA page_size = 8192; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  database.exec("CREATE TABLE records (id TEXT PRIMARY KEY, crdt TEXT NOT NULL) STRICT");
  const upsert = database.prepare("INSERT INTO records (id, crdt) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET crdt = excluded.crdt");
  const rows = submissions.map((submission) => [submission.id, JSON.stringify(submission)] as const);
  const began = performance.now();
  database.exec("BEGIN IMMEDIATE");
  for (const [id, crdt] of rows) upsert.run(id, crdt);
  database.exec("COMMIT");
  const took = performance.now() - began;
  database.close();
  return took;
}
