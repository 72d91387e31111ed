/** The real command on real files: what it prints, how it ends, how long it takes and how much memory. */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "#build/paths.ts";
import { thematicPrioritiesQuestionnaire } from "#shared/domain/questionnaire/thematic-priorities.ts";
import { xlsformFile } from "#shared/domain/xlsform/xlsform-file.ts";
import { failureSentence } from "#shared/workbook/failure-sentence.ts";
import type { WorkbookFailure } from "#shared/workbook/workbook.ts";
import { hostileFiles } from "#test/fixtures/xlsform/hostile-files.ts";
import type { XlsformAnswer } from "./xlsform-answer.ts";

let folder = "";
/** Has the command say at its end what it took. */
const atTheEnd = `process.on("exit", () => {
  const used = process.resourceUsage();
  if (require("node:worker_threads").isMainThread)
    require("node:fs").writeSync(2, "\\nused " + Math.round((used.userCPUTime + used.systemCPUTime) / 1000) + " " + Math.round(used.maxRSS / 1024));
});`;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "focal-desk-xlsform-"));
  await writeFile(join(folder, "at-the-end.cjs"), atTheEnd);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly said: string;
  /** Of the processor, in milliseconds: a busy machine is no fault of the command. */
  readonly worked: number;
  /** The most that the process had in memory, in megabytes. */
  readonly resident: number;
}

function run(...parameters: string[]): Promise<Ran> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ["--require", join(folder, "at-the-end.cjs"), join(root, "build", "commands", "xlsform.ts"), ...parameters], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    let noted = "";
    child.stdout.on("data", (part: Buffer) => (said += part.toString()));
    child.stderr.on("data", (part: Buffer) => (noted += part.toString()));
    child.once("error", failed);
    child.once("close", (code) => {
      const [, worked = "0", resident = "0"] = /used (\d+) (\d+)/.exec(noted) ?? [];
      if (noted.replace(/used \d+ \d+/g, "").trim() !== "") failed(new Error(noted));
      done({ code: code ?? -1, said, worked: Number(worked), resident: Number(resident) });
    });
  });
}

const json = ({ said }: Ran): XlsformAnswer => {
  expect(said.trim().split("\n")).toHaveLength(1);
  return JSON.parse(said) as XlsformAnswer;
};

describe("what it says", () => {
  test("a form that is taken", async () => {
    const path = join(folder, "priorities.xlsx");
    await writeFile(path, xlsformFile(thematicPrioritiesQuestionnaire, "priorities"));
    const ran = await run(path, "--json");
    const answer = json(ran);
    expect(ran.code).toBe(0);
    expect(Object.keys(answer)).toEqual(["ok", "title", "languages", "questions", "notImported", "errors"]);
    expect(answer).toMatchObject({ ok: true, title: "Thematic priorities of governments", languages: ["English (en)"], notImported: [], errors: [] });
    expect(answer.questions[0]).toEqual({ name: "submitter", type: "begin_group", row: 2 });
  });

  test("a form that is refused, for people", async () => {
    const path = join(folder, "wrong.csv");
    await writeFile(path, "type,name,label\ntxet,a,A\ngeopoint,b,B\n");
    const ran = await run(path);
    expect(ran.code).toBe(1);
    expect(ran.said).toContain("survey, row 2: “txet” is not a type of question.");
    expect(ran.said).toContain("survey, row 3: geopoint “b”.");
  });

  test.each([
    ["no file named", [], "One file is wanted"],
    ["two files", ["a", "b"], "One file is wanted"],
    ["an unknown option", ["a", "--jsno"], "Unknown option"],
    ["no such file", ["/nowhere/form.xlsx"], "There is no file"],
    ["a folder", ["."], "is a folder"],
  ])("bad usage: %s", async (_, parameters, sentence) => {
    const ran = await run(...parameters, "--json");
    expect(ran.code).toBe(1);
    expect(json(ran)).toMatchObject({ ok: false, questions: [] });
    expect(json(ran).errors[0]?.message).toContain(sentence);
  });
});

describe("hostile files end with a reason within 10 seconds and 500 MB", () => {
  test.each(hostileFiles.filter(({ isHeavy, name }) => isHeavy || /truncated|locked|padded/.test(name)).map((file) => [file.name, file] as const))(
    "%s",
    { timeout: 120_000 },
    async (name, { bytes, reason }) => {
      const path = join(folder, name);
      await writeFile(path, bytes());
      const ran = await run(path, "--json");
      const answer = json(ran);
      if (reason === null) expect([0, 1]).toContain(ran.code);
      else {
        expect(ran.code).toBe(1);
        // The command looks at the size before it reads.
        if (name === "large.bin") expect(answer.errors[0]?.message).toContain("100 MB");
        else {
          // On a machine that does much else, the time may be over first: that is a reason as well.
          const stopped = "was not read within 7 seconds";
          expect(
            [failureSentence(reason as WorkbookFailure, name, "").replace(/\.$/, ""), stopped].some((sentence) => answer.errors[0]?.message.includes(sentence)),
            answer.errors[0]?.message,
          ).toBe(true);
        }
      }
      expect(ran.worked).toBeLessThan(10_000);
      expect(ran.resident).toBeLessThan(500);
    },
  );
});
