/** The promise of the whole: what two ministries did apart comes together, nothing is lost, and a person decides what two people said differently. */
import { expect, test } from "@playwright/test";
import { launchDesk, screenshot, type Desk } from "./support/desk.ts";
import { enrol, everythingSent, expectPill, openRow, startSampleHub, valuesOf, visit, workOffline } from "./support/sample.ts";
import { inputOf, openSection, question } from "./support/survey.ts";

test.setTimeout(420_000);

const initiative = "Working session on circular migration";
const contact = "Permanent Secretary";

async function openInitiative(desk: Desk): Promise<void> {
  await visit(desk.page, "Initiatives");
  await openRow(desk.page, initiative);
  await expect(desk.page.getByRole("textbox", { name: "Narrative" })).toBeVisible();
}

async function openContact(desk: Desk): Promise<void> {
  await visit(desk.page, "Contacts");
  await openRow(desk.page, contact);
}

/** Types where the cursor is put, as a person does; the record's head says when it is on the device. */
async function typeInto(desk: Desk, field: string, text: string, at: "start" | "end" | "over"): Promise<void> {
  const box = desk.page.getByRole("textbox", { name: field, exact: true });
  await box.click();
  await desk.page.keyboard.press(at === "over" ? "Control+A" : at === "start" ? "Control+Home" : "Control+End");
  await box.pressSequentially(text, { delay: 8 });
  await expect(desk.page.getByTestId("record-status")).toHaveText(/Saved on this device|Waiting to send/);
}

/** The country's answers, which every one of the three can open. */
async function showAnswers(desk: Desk, section: string): Promise<void> {
  await desk.page.evaluate((to) => (location.hash = to), `#/survey/response.thematic-priorities.1.MUS?section=${section}`);
  await expect(desk.page.getByTestId("survey-form")).toBeVisible();
}

const apart = {
  foreign: { lead: "Ministry of Foreign Affairs", start: "Draft of the foreign ministry. " },
  labour: { lead: "Ministry of Labour", end: " Note of the labour ministry." },
};

for (const order of [
  ["foreign", "labour"],
  ["labour", "foreign"],
] as const) {
  test(`two ministries work apart, meet ${order.join(" before ")}, and the secretariat decides`, async () => {
    const hub = await startSampleHub();
    const desks: Record<"foreign" | "labour" | "secretariat", Desk> = {
      foreign: await enrol(hub, "ministry-foreign-affairs"),
      labour: await enrol(hub, "ministry-labour"),
      secretariat: await enrol(hub, "secretariat"),
    };
    const { foreign, labour, secretariat } = desks;

    await test.step("both work offline", async () => {
      for (const desk of [foreign, labour]) {
        await workOffline(desk.page, true);
        await expectPill(desk.page, "Offline");
      }
      await openInitiative(foreign);
      await typeInto(foreign, "Lead ministry", apart.foreign.lead, "over");
      await typeInto(foreign, "Narrative", apart.foreign.start, "start");
      await openContact(foreign);
      await typeInto(foreign, "Function", "Permanent Secretary for Foreign Affairs", "over");

      await openInitiative(labour);
      await typeInto(labour, "Lead ministry", apart.labour.lead, "over");
      await typeInto(labour, "Narrative", apart.labour.end, "end");
      await openContact(labour);
      await typeInto(labour, "Function", "Permanent Secretary for Labour", "over");

      // One question both answer, and one each that the other does not.
      await openSection(foreign, "Survey", "situation");
      await question(foreign.page, "strategy").getByText("Yes", { exact: true }).click();
      await openSection(foreign, "Survey", "submitter");
      await inputOf(foreign.page, "coordinationName").fill("National committee on migration");
      await openSection(labour, "My sections", "situation");
      await question(labour.page, "strategy").getByText("No", { exact: true }).click();
      await openSection(labour, "My sections", "submitter");
      await inputOf(labour.page, "coordinationLead").fill("Ministry of Labour");
      for (const desk of [foreign, labour]) await expectPill(desk.page, "Waiting to send (4)");
    });

    await test.step("they reconnect one after the other", async () => {
      for (const name of order) {
        await workOffline(desks[name].page, false);
        await expectPill(desks[name].page, /With the secretariat|Needs your attention/);
      }
      for (const desk of [foreign, labour]) await expectPill(desk.page, "Needs your attention (3)");
    });

    await test.step("letters of both are in the narrative, everywhere", async () => {
      for (const desk of [foreign, labour, secretariat]) {
        await openInitiative(desk);
        const narrative = desk.page.getByRole("textbox", { name: "Narrative" });
        await expect(narrative).toHaveValue(
          new RegExp(`^${apart.foreign.start}Mauritius and the European Commission.*${apart.labour.end.replace(".", "\\.")}$`, "s"),
        );
      }
    });

    await test.step("both values stand with their authors at each desk", async () => {
      const seen: string[][] = [];
      for (const desk of [foreign, labour, secretariat]) {
        await openInitiative(desk);
        await desk.page
          .getByRole("link", { name: /two values/i })
          .first()
          .click();
        seen.push(await valuesOf(desk.page, "Lead ministry"));
      }
      for (const values of seen) {
        expect(values.join("\n")).toContain(apart.foreign.lead);
        expect(values.join("\n")).toContain(apart.labour.lead);
        expect(values).toHaveLength(2);
      }
      await screenshot(secretariat.page, `conflict-${order[0]}`);
      for (const desk of [foreign, labour, secretariat]) {
        await showAnswers(desk, "situation");
        await desk.page.getByTestId("compare-strategy").click();
        const values = (await valuesOf(desk.page, "Answer")).join("\n");
        for (const words of ["Ministry of Foreign Affairs", "Ministry of Labour", "Yes", "No"]) expect(values).toContain(words);
      }
    });

    await test.step("the secretariat decides, and the decision reaches both ministries", async () => {
      await secretariat.page
        .getByTestId("conflict-value")
        .filter({ hasText: "Ministry of Foreign Affairs" })
        .getByRole("button", { name: "Keep this one" })
        .click();
      await expect(secretariat.page.getByRole("region", { name: "Answer" }).getByRole("status")).toContainText("Yes");
      await openInitiative(secretariat);
      await secretariat.page
        .getByRole("link", { name: /two values/i })
        .first()
        .click();
      const region = secretariat.page.getByRole("region", { name: "Lead ministry" });
      await region.getByRole("textbox", { name: /Reason/ }).fill("The labour ministry chairs the working session");
      await region.getByTestId("conflict-value").filter({ hasText: "Director, Ministry of Labour" }).getByRole("button", { name: "Keep this one" }).click();
      await expect(region.getByRole("status")).toContainText(apart.labour.lead);
      for (const desk of [foreign, labour]) await expectPill(desk.page, "Needs your attention (1)");
    });

    await test.step("a ministry decides its own contact, which the secretariat never sees", async () => {
      await openContact(foreign);
      await foreign.page
        .getByRole("link", { name: /two values/i })
        .first()
        .click();
      await foreign.page.getByRole("region", { name: "Function" }).getByRole("button", { name: "Write another" }).click();
      const another = foreign.page.getByRole("textbox", { name: "Another value" });
      await another.fill("Permanent Secretary for Labour and Foreign Affairs");
      await foreign.page.getByRole("button", { name: "Keep this value" }).click();
      for (const desk of [foreign, labour, secretariat]) await expectPill(desk.page, everythingSent);
    });

    await test.step("all three show the same, also after a restart", async () => {
      for (const name of ["foreign", "labour", "secretariat"] as const) {
        await desks[name].close();
        desks[name] = await launchDesk({ profile: desks[name].profile });
        await expectPill(desks[name].page, everythingSent, 60_000);
        await openInitiative(desks[name]);
        await expect(desks[name].page.getByRole("textbox", { name: "Lead ministry" })).toHaveValue(apart.labour.lead);
        await expect(desks[name].page.getByRole("textbox", { name: "Narrative" })).toHaveValue(
          new RegExp(`^${apart.foreign.start}.*${apart.labour.end.replace(".", "\\.")}$`, "s"),
        );
        await showAnswers(desks[name], "situation");
        await expect(question(desks[name].page, "strategy").locator('input[value="yes"]')).toBeChecked();
        await showAnswers(desks[name], "submitter");
        await expect(inputOf(desks[name].page, "coordinationName")).toHaveValue("National committee on migration");
        await expect(inputOf(desks[name].page, "coordinationLead")).toHaveValue("Ministry of Labour");
        if (name === "secretariat") continue;
        await openContact(desks[name]);
        await expect(desks[name].page.getByRole("textbox", { name: "Function" })).toHaveValue("Permanent Secretary for Labour and Foreign Affairs");
      }
    });

    for (const desk of Object.values(desks)) {
      expect(desk.problems).toEqual([]);
      await desk.close();
    }
    await hub.end();
  });
}
