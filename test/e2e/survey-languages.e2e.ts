/** A questionnaire in three languages with all that an XLSForm can say: what it decides on the screen, and how it looks from right to left. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { Expression } from "#shared/domain/questionnaire/expression.ts";
import { parseXPath } from "#shared/domain/questionnaire/xpath/parse.ts";
import { launchDesk, screenshot } from "./support/desk.ts";
import { enrol, expectPill, startSampleHub, visit } from "./support/sample.ts";
import { chooseSurvey, inputOf, openList, question } from "./support/survey.ts";

test.setTimeout(300_000);

/** References are to cells of the same row. */
const whenInRow = (text: string): Expression => when(text, (column) => ({ op: "cell", column }));
function when(text: string, resolve?: (name: string) => Expression): Expression {
  const parsed = parseXPath(text, { isFilter: true, ...(resolve ? { resolve } : {}) });
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason} ${parsed.name}`);
  return parsed.expression;
}
const said = (en: string, fr: string, ar: string) => ({ en, fr, ar });
const definition: Questionnaire = {
  key: "fees",
  title: said("Recruitment fees", "Frais de recrutement", "رسوم الاستقدام"),
  languages: ["en", "fr", "ar"],
  sections: [
    {
      name: "fees",
      title: said("Fees", "Frais", "الرسوم"),
      groups: [{ name: "who", title: said("Who pays", "Qui paie", "من يدفع"), visible: when("selected(${charged}, 'yes')") }],
      questions: [
        {
          type: "note",
          name: "intro",
          title: said("Answer for the year 2026.", "Répondez pour l’année 2026.", "أجب عن عام 2026."),
          guidance: said("Recruitment means work abroad.", "Le recrutement désigne le travail à l’étranger.", "المقصود بالاستقدام العمل في الخارج."),
        },
        {
          type: "choice",
          name: "charged",
          number: "1",
          title: said("Are workers charged a fee?", "Des frais sont-ils exigés ?", "هل تُفرض رسوم على العمال؟"),
          choices: [
            { value: "yes", title: said("Yes", "Oui", "نعم") },
            { value: "no", title: said("No", "Non", "لا") },
          ],
          appearance: "horizontal",
          requiredMessage: said("Please say yes or no", "Veuillez répondre par oui ou non", "يرجى الإجابة بنعم أو لا"),
        },
        {
          type: "number",
          name: "workers",
          number: "1a",
          group: "who",
          title: said("How many workers?", "Combien de travailleurs ?", "كم عدد العمال؟"),
          whole: true,
          constraint: when(". > 0"),
          constraintMessage: said("More than none", "Plus de zéro", "أكثر من صفر"),
        },
        {
          type: "number",
          name: "amount",
          number: "1b",
          group: "who",
          title: said("Fee for each, in dollars", "Frais par personne, en dollars", "الرسوم لكل عامل بالدولار"),
          defaultValue: 250,
        },
        {
          type: "calculate",
          name: "total",
          number: "1c",
          group: "who",
          title: said("Fees in all, in dollars", "Total des frais, en dollars", "مجموع الرسوم بالدولار"),
          calculation: when("if(${workers} != '' and ${amount} != '', ${workers} * ${amount}, '')"),
        },
        {
          type: "choice",
          name: "region",
          number: "2",
          title: said("Region", "Région", "المنطقة"),
          choices: [
            { value: "north", title: said("North", "Nord", "الشمال") },
            { value: "south", title: said("South", "Sud", "الجنوب") },
          ],
          appearance: "minimal",
        },
        {
          type: "choices",
          name: "cities",
          number: "2a",
          title: said("Cities there", "Villes de cette région", "مدن تلك المنطقة"),
          choices: [
            { value: "a", title: said("Aro", "Aro", "آرو"), attributes: { region: "north" } },
            { value: "b", title: said("Bel", "Bel", "بل"), attributes: { region: "north" } },
            { value: "c", title: said("Caz", "Caz", "كاز"), attributes: { region: "south" } },
          ],
          choiceFilter: when("region = ${region}"),
        },
        { type: "range", name: "trust", number: "3", title: said("Trust, 1 to 5", "Confiance, de 1 à 5", "الثقة من 1 إلى 5"), from: 1, to: 5, step: 1 },
        { type: "datetime", name: "met", number: "4", title: said("When did you meet?", "Quand a eu lieu la réunion ?", "متى اجتمعتم؟"), optional: true },
        { type: "date", name: "month", number: "5", title: said("Since which month?", "Depuis quel mois ?", "منذ أي شهر؟"), appearance: "month-year" },
        { type: "yes", name: "agreed", number: "6", title: said("The ministry agrees", "Le ministère est d’accord", "توافق الوزارة") },
        {
          type: "ranking",
          name: "order",
          number: "7",
          title: said("What comes first?", "Par quoi commencer ?", "ما الذي يأتي أولاً؟"),
          choices: [
            { value: "law", title: said("Law", "Loi", "القانون") },
            { value: "money", title: said("Money", "Argent", "المال") },
            { value: "data", title: said("Data", "Données", "البيانات") },
          ],
        },
        { type: "number", name: "notice", number: "8", title: said("Days of notice", "Jours de préavis", "أيام الإشعار"), defaultValue: 30 },
        {
          type: "grid",
          name: "costs",
          number: "9",
          title: said("What it costs", "Ce que cela coûte", "التكاليف"),
          rows: [
            { value: "visa", title: said("Visa", "Visa", "التأشيرة") },
            { value: "travel", title: said("Travel", "Voyage", "السفر") },
          ],
          columns: [
            { type: "number", name: "price", title: said("Price", "Prix", "السعر") },
            {
              type: "number",
              name: "share",
              title: said("Share of the worker, %", "Part du travailleur, %", "حصة العامل، ٪"),
              readOnly: true,
              defaultValue: 25,
            },
            { type: "yes", name: "legal", title: said("By law", "Par la loi", "بموجب القانون"), readOnly: true, defaultValue: true },
            {
              type: "calculate",
              name: "paid",
              title: said("Worker pays", "Le travailleur paie", "يدفع العامل"),
              calculation: whenInRow("${price} * ${share} div 100"),
            },
          ],
        },
        {
          type: "rows",
          name: "agencies",
          number: "10",
          title: said("Agencies", "Agences", "الوكالات"),
          rowTitle: said("Agency", "Agence", "وكالة"),
          addTitle: said("Add an agency", "Ajouter une agence", "أضف وكالة"),
          optional: true,
          columns: [
            { type: "number", name: "price", title: said("Price", "Prix", "السعر") },
            {
              type: "number",
              name: "share",
              title: said("Share of the worker, %", "Part du travailleur, %", "حصة العامل، ٪"),
              readOnly: true,
              defaultValue: 25,
            },
            {
              type: "calculate",
              name: "paid",
              title: said("Worker pays", "Le travailleur paie", "يدفع العامل"),
              calculation: whenInRow("${price} * ${share} div 100"),
            },
          ],
        },
      ],
    },
  ],
};

test("a questionnaire in three languages decides as it says, and mirrors", async () => {
  const hub = await startSampleHub();
  const secretariat = await enrol(hub, "secretariat");
  await test.step("the secretariat publishes it", async () => {
    const { page } = secretariat;
    const file = join(secretariat.profile, "fees.json");
    await writeFile(file, JSON.stringify(definition));
    await visit(page, "Questionnaires");
    await page.locator('input[type="file"]').first().setInputFiles(file);
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(page.getByText("Recruitment fees").first()).toBeVisible();
    await screenshot(page, "languages-published");
    await expectPill(page, /Up to date with the hub|With the secretariat/);
  });

  let desk = await enrol(hub, "ministry-foreign-affairs");
  await test.step("the country begins its answer, in the desk's own language", async () => {
    await visit(desk.page, "Survey");
    await chooseSurvey(desk.page, "Recruitment fees");
    await desk.page.getByRole("button", { name: "Start the answer" }).click();
    await expect(question(desk.page, "charged")).toBeVisible();
    await expect(desk.page.getByTestId("foot-charged")).toContainText("Please say yes or no");
    await expect(question(desk.page, "workers")).toBeHidden();
  });

  await test.step("answers open, compute, offer and warn", async () => {
    const { page } = desk;
    await question(page, "charged").getByText("Yes", { exact: true }).click();
    await expect(question(page, "workers")).toBeVisible();
    await inputOf(page, "workers").fill("0");
    await expect(page.getByTestId("foot-workers")).toContainText("More than none");
    await inputOf(page, "workers").fill("40");
    await expect(page.getByTestId("foot-workers")).not.toContainText("More than none");
    await expect(question(page, "total").locator("output")).toBeHidden();
    await page.getByTestId("take-amount").click();
    await expect(inputOf(page, "amount")).toHaveValue("250");
    await expect(question(page, "total").locator("output")).toHaveText("10000");
    await expect(page.getByTestId("take-amount")).toBeHidden();
    await expect(question(page, "cities").getByText("Aro")).toBeHidden();
    const north = page.getByRole("option", { name: "North" });
    await openList(page, question(page, "region").getByRole("combobox"), north);
    await north.click();
    await question(page, "cities").getByText("Aro").click();
    await expect(question(page, "cities").getByText("Caz")).toBeHidden();
    await inputOf(page, "month").fill("2026-03");
    // Not left yet: what arrives meanwhile takes nothing away.
    await expect(page.getByTestId("foot-month")).toContainText("You");
    await screenshot(page, "languages-english");
  });

  await test.step("a suggested value that is read and marked as done is the answer", async () => {
    const { page } = desk;
    const foot = page.getByTestId("foot-notice");
    await question(page, "notice").scrollIntoViewIfNeeded();
    await expect(foot).toContainText("Suggested, not confirmed");
    await expect(inputOf(page, "notice")).toHaveValue("");
    await screenshot(page, "suggested-english");
    await foot.getByRole("button", { name: "Mark as done" }).click();
    await expect(inputOf(page, "notice")).toHaveValue("30");
    await expect(foot.getByRole("button", { name: "Done" })).toHaveAttribute("aria-pressed", "true");
    await expect(foot).not.toContainText("Suggested, not confirmed");
    await expect(page.getByTestId("take-notice")).toBeHidden();
  });

  await test.step("cells that nobody enters stand in their row, and follow it", async () => {
    const { page } = desk;
    const costs = question(page, "costs");
    await expect(costs.locator("output")).toHaveText(["25", "Yes", "25", "Yes"]);
    await costs.locator("input").nth(1).fill("80");
    await expect(costs.locator("output")).toHaveText(["25", "Yes", "25", "Yes", "20"]);
    await costs.locator("input").nth(1).fill("800");
    await expect(costs.locator("output")).toHaveText(["25", "Yes", "25", "Yes", "200"]);
    await costs.locator("input").first().fill("10");
    await expect(costs.locator("output")).toHaveText(["25", "Yes", "2.5", "25", "Yes", "200"]);
    const agencies = question(page, "agencies");
    await agencies.getByRole("button", { name: "Add an agency" }).click();
    await agencies.locator("input:visible").first().fill("40");
    await expect(agencies.locator("output")).toHaveText(["25", "10"]);
    await costs.scrollIntoViewIfNeeded();
    await screenshot(page, "computed-cells-english");
  });

  await test.step("in Arabic it is mirrored, with the same answers", async () => {
    const { page } = desk;
    await page.getByTestId("survey-language").selectOption("ar");
    await expect(page.getByTestId("survey-form")).toHaveAttribute("dir", "rtl");
    await expect(question(page, "charged")).toContainText("هل تُفرض رسوم على العمال؟");
    await expect(inputOf(page, "workers")).toHaveValue("40");
    await expect(inputOf(page, "month")).toHaveValue("2026-03");
    await expect(question(page, "total").locator("output")).toHaveText("10000");
    await question(page, "intro").scrollIntoViewIfNeeded();
    await screenshot(page, "languages-arabic");
    await question(page, "order").scrollIntoViewIfNeeded();
    await screenshot(page, "languages-arabic-end");
    await expect(question(page, "costs").locator("output")).toHaveText(["25", "نعم", "2.5", "25", "نعم", "200"]);
    await question(page, "costs").scrollIntoViewIfNeeded();
    await screenshot(page, "computed-cells-arabic");
    await inputOf(page, "workers").fill("50");
    await expect(question(page, "total").locator("output")).toHaveText("12500");
  });

  await test.step("the language is still chosen when the desk is opened again", async () => {
    const { profile } = desk;
    await desk.close();
    desk = await launchDesk({ profile });
    await visit(desk.page, "Survey");
    await expect(desk.page.getByTestId("survey-form")).toHaveAttribute("lang", "ar");
    await expect(inputOf(desk.page, "workers")).toHaveValue("50");
    await desk.page.getByTestId("survey-language").selectOption("fr");
    await expect(question(desk.page, "charged")).toContainText("Des frais sont-ils exigés ?");
    // The desk's own words around a question are in the form's language as well, and the sections beside it; the rest of the desk is as it was.
    await expect(desk.page.getByTestId("foot-charged").getByRole("button", { name: "Marquer terminée" })).toBeVisible();
    await expect(desk.page.getByRole("navigation", { name: "Sections de l’enquête" }).getByRole("link")).toContainText("sur 13");
    await expect(desk.page.getByRole("button", { name: "Review and sign" }).or(desk.page.getByRole("link", { name: "Review and sign" }))).toBeVisible();
    await screenshot(desk.page, "languages-french");
  });
  await desk.close();
  await secretariat.close();
  await hub.end();
});
