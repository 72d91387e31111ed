/** The survey form as a person finds their way in it: sections, questions by name, steps of a scale. */
import { expect, type Locator, type Page } from "@playwright/test";
import type { Desk } from "./desk.ts";
import { visit } from "./sample.ts";

export const question = (page: Page, name: string): Locator => page.locator(`[data-testid="survey-form"] [data-name="${name}"]`).first();
export const inputOf = (page: Page, name: string): Locator => question(page, name).locator("input, textarea").first();

const rowOf = (page: Page, name: string, row: string): Locator => question(page, name).locator("tr").filter({ hasText: row });

/** A step of the scale in one row of a table. */
export const stepOf = (page: Page, name: string, row: string, step: string): Locator => rowOf(page, name, row).locator(`input[value="${step}"]`);

/** Chooses a step as a person does: by the circle that is seen, once nothing moves any more. The input itself is hidden. */
export async function chooseStep(page: Page, name: string, row: string, step: string): Promise<void> {
  await rowOf(page, name, row).locator(`label:has(input[value="${step}"])`).click();
  await expect(stepOf(page, name, row, step)).toBeChecked();
}

/** Opens a list of the form. It closes again when the form scrolls under it, which the window may tell of a moment later. */
export async function openList(page: Page, box: Locator, list: Locator): Promise<void> {
  await box.scrollIntoViewIfNeeded();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await expect(async () => {
    if (!(await list.isVisible())) await box.click();
    await expect(list).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
}

/** Where several surveys take answers, the country says which. */
export async function chooseSurvey(page: Page, title: string): Promise<void> {
  await page.getByRole("list", { name: "Surveys that take answers" }).getByRole("link", { name: title }).click({ timeout: 30_000 });
}

export async function openSection(desk: Desk, place: "Survey" | "My sections", section: string): Promise<void> {
  await visit(desk.page, place);
  await desk.page.getByTestId(`section-${section}`).click();
  await expect(desk.page.getByTestId("survey-form")).toBeVisible();
}
