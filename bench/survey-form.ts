/** A form of 500 questions as somebody fills it in: opening it, and each letter until it is seen. Beside a plain field in an empty window. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { bundle } from "#build/bundle.ts";
import type { Edit } from "#shared/crdt/edit.ts";
import { answerId } from "#shared/domain/answer/answer.ts";
import type { Question, Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { questionnaireId } from "#shared/domain/questionnaire/questionnaire.ts";
import { responseId } from "#shared/domain/response/response.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { launchDesk, launchEmpty } from "./desk.ts";
import { startBenchHub } from "./hub.ts";
import { quantile, ratio, summary, type Measured, type Report } from "./measure.ts";
import { prepareRuntime } from "./page.ts";

const sections = 20;
const questionsInSection = 25;
const rounds = 5;
const letters = 60;

const questionnaire = questionnaireId("long", 1);
const response = responseId(questionnaire, "BEL");

export async function surveyForm(say: (line: string) => void): Promise<Report> {
  await bundle(say);
  const runtime = await prepareRuntime(say);
  const folder = await mkdtemp(join(tmpdir(), "focal-desk-bench-"));
  const { address, close, invitation } = await filledHub(folder);
  const desk = await launchDesk(runtime, folder, join(folder, "desk"), ["--enrol", `${address}#${invitation}`]);
  const page = await desk.firstWindow();
  await page.locator("nav a").first().waitFor({ timeout: 60_000 });
  await page.getByTestId("survey-due").waitFor({ timeout: 120_000 });
  await page
    .getByText(`${sections * questionsInSection}`)
    .or(page.getByTestId("sync-pill").getByText("With the secretariat"))
    .first()
    .waitFor({ timeout: 60_000 });
  const empty = await launchEmpty(runtime, folder);
  const plain = await empty.firstWindow();
  await plain.evaluate(() => document.body.append(document.createElement("textarea")));
  const opening: number[] = [];
  const typing: Typed = { times: [], processor: [] };
  const peer: Typed = { times: [], processor: [] };
  for (let round = -1; round < rounds; round++) {
    const opened = await openForm(page);
    const typed = await type(page, '[data-testid="survey-form"] [data-name] textarea, [data-testid="survey-form"] [data-name] input[type="text"]');
    const beside = await type(plain, "textarea");
    if (round < 0) continue;
    opening.push(opened);
    for (const [all, more] of [[typing, typed] as const, [peer, beside] as const]) {
      all.times.push(...more.times);
      all.processor.push(...more.processor);
    }
    say(`form: round ${round + 1} of ${rounds}`);
  }
  await desk.close();
  await empty.close();
  await close();
  runtime.end();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  const at95 = quantile(typing.times, 0.95);
  const peerAt95 = quantile(peer.times, 0.95);
  const used = quantile(typing.processor, 0.5);
  const peerUsed = quantile(peer.processor, 0.5);
  const results: Measured[] = [
    summary("form of 500 questions opened", "ms", opening),
    { ...summary("letter in the form until its frame, median", "ms", typing.times) },
    { ...summary("letter in the form until its frame, p95", "ms", typing.times), median: at95 },
    summary("letter in the form, the window's main thread", "ms", typing.processor),
    { ...summary("letter in a plain field, median", "ms", peer.times) },
    { ...summary("letter in a plain field, p95", "ms", peer.times), median: peerAt95 },
    summary("letter in a plain field, the window's main thread", "ms", peer.processor),
  ];
  return {
    results,
    ratios: [
      ratio("form opened, ms", quantile(opening, 0.5), "<=", 1_000),
      ratio("letter until its frame, p95, ms", at95, "<=", 16),
      ratio("letter in the form / in a plain field, p95", at95 / peerAt95, "<=", 2),
      ratio("letter in the form, the window's main thread, processor time, ms", used, "<=", 16),
      ratio("the same / in a plain field", used / peerUsed, "<=", 8),
    ],
    notes: [
      `${sections} sections of ${questionsInSection} questions, a third of them answered, some asked only under a condition. Electron ${runtime.version}.`,
      "Opened: from the click on the survey to the frame in which the first section's questions are there. Letter: from the key event to the frame that shows it; the form writes each letter into the store meanwhile.",
      "Main thread: the processor time of everything it does for a letter, also after the frame (the writing, what stands around the question), which a busy machine does not lengthen.",
    ],
  };
}

/** From another screen, as a person comes to it. */
async function openForm(page: Page): Promise<number> {
  await page.locator('nav a[href$="/contacts"]').click();
  await page.getByTestId("survey-form").waitFor({ state: "detached" });
  return page.evaluate(async () => {
    const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));
    const began = performance.now();
    document.querySelector<HTMLAnchorElement>('nav a[href$="/survey"]')?.click();
    while (!document.querySelector('[data-testid="survey-form"] [data-name] textarea, [data-testid="survey-form"] [data-name] input')) await frame();
    await frame();
    return performance.now() - began;
  });
}

interface Typed {
  /** ms for each letter. */
  readonly times: number[];
  /** Processor time of the window's main thread, ms for a letter: one number for all letters of a round. */
  readonly processor: number[];
}

async function type(page: Page, field: string): Promise<Typed> {
  await page.locator(field).first().click();
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async (): Promise<number> =>
    1_000 * ((await session.send("Performance.getMetrics")).metrics.find((metric) => metric.name === "TaskDuration")?.value ?? Number.NaN);
  const before = await busy();
  await page.evaluate(() => {
    const times: number[] = [];
    (window as unknown as { benchTimes: number[] }).benchTimes = times;
    const listen = (event: KeyboardEvent): void => {
      requestAnimationFrame(() => {
        // After the frame's own work, which is what is then drawn.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => times.push(performance.now() - event.timeStamp);
        channel.port2.postMessage(null);
      });
    };
    window.addEventListener("keydown", listen, { capture: true });
    setTimeout(() => window.removeEventListener("keydown", listen, { capture: true }), 60_000);
  });
  await page.keyboard.type("abcdefghij".repeat(letters / 10), { delay: 45 });
  await page.waitForTimeout(200);
  const processor = ((await busy()) - before) / letters;
  await session.detach();
  return { times: await page.evaluate(() => (window as unknown as { benchTimes: number[] }).benchTimes), processor: [processor] };
}

async function filledHub(folder: string) {
  const { hub, address, close, inviteFocalPoint } = await startBenchHub(folder);
  const set = (field: string, value: JsonValue): Edit => ({ type: "set", field, value });
  const definition = longDefinition();
  const tomorrow = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await hub.writeAsHub([
    {
      id: questionnaire,
      kind: "questionnaire",
      scope: "forum",
      edits: [
        set("title", "A long survey"),
        set("version", 1),
        set("status", "open"),
        set("deadline", tomorrow),
        set("definition", definition as unknown as JsonValue),
      ],
    },
    {
      id: response,
      kind: "response",
      scope: "country:BEL",
      edits: [set("questionnaire", questionnaire), set("country", "BEL"), set("status", "draft")],
    },
  ]);
  const answered = definition.sections.flatMap((section) => section.questions).filter((question, at) => at % 3 === 1 && question.type === "text");
  await hub.writeAsHub(
    answered.map(({ name }) => ({ id: answerId(response, name), kind: "answer", scope: "country:BEL", edits: [set("value", `The answer to ${name}`)] })),
  );
  return { address, close, invitation: await inviteFocalPoint() };
}

function longDefinition(): Questionnaire {
  const en = (text: string) => ({ en: text });
  const question = (at: number): Question => {
    const name = `q${at}`;
    const base = { name, number: String(at + 1), title: en(`What is said about subject ${at + 1}?`) };
    if (at % questionsInSection === 0) return { ...base, type: "text", long: true };
    switch (at % 5) {
      case 0:
        return { ...base, type: "number" };
      case 2:
        return { ...base, type: "choice", choices: [1, 2, 3, 4].map((one) => ({ value: `c${one}`, title: en(`Choice ${one}`) })) };
      case 3:
        return { ...base, type: "text", visible: { op: "answered", question: `q${at - 1}` } };
      default:
        return { ...base, type: "text" };
    }
  };
  return {
    key: "long",
    title: en("A long survey"),
    sections: Array.from({ length: sections }, (_unused, section) => ({
      name: `s${section}`,
      title: en(`Section ${section + 1}`),
      questions: Array.from({ length: questionsInSection }, (_none, at) => question(section * questionsInSection + at)),
    })),
  };
}
