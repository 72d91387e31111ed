/** The real command on real files: what it prints, how it ends, how long it takes and how much memory. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { thematicPrioritiesQuestionnaire } from "#shared/domain/questionnaire/thematic-priorities.ts";
import { xlsformFile } from "#shared/domain/xlsform/xlsform-file.ts";
import { failureSentence } from "#shared/workbook/failure-sentence.ts";
import type { WorkbookFailure } from "#shared/workbook/workbook.ts";
import { oneObject, runCommand, type Ran } from "#test/fixtures/run-command.ts";
import { hostileFiles } from "#test/fixtures/xlsform/hostile-files.ts";
import type { XlsformAnswer } from "./xlsform-answer.ts";

let folder = "";
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), "focal-desk-xlsform-"))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...parameters: string[]): Promise<Ran> => runCommand("xlsform", folder, parameters);
const json = (ran: Ran): XlsformAnswer => oneObject<XlsformAnswer>(ran);

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
