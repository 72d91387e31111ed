/** The sample country's people at their desks, and what they do there, in their own words. */
import { expect, type Locator, type Page } from "@playwright/test";
import { launchDesk, screenshot, type Desk, type LaunchOptions } from "./desk.ts";
import { startHub, type Hub } from "./hub.ts";

export type Persona = "ministry-foreign-affairs" | "ministry-labour" | "ministry-labour-validator" | "secretariat";

interface Invited {
  readonly persona: Persona;
  readonly invitation: string;
}

export async function startSampleHub(): Promise<Hub> {
  return startHub({ args: ["--sample"] });
}

/** Opens the app as the persona would for the first time: with the invitation that the secretariat sent. */
export async function enrol(hub: Hub, persona: Persona, options: LaunchOptions = {}): Promise<Desk> {
  const invited = (hub.greeting["sample"] as readonly Invited[]).find((one) => one.persona === persona);
  if (!invited) throw new Error(`The sample has no persona ${persona}`);
  const desk = await launchDesk({ ...options, args: ["--enrol", `${hub.address}#${invited.invitation}`] });
  await expectPill(desk.page, everythingSent, 60_000);
  return desk;
}

/** To a country its work is with the secretariat; the secretariat itself is up to date with the hub. */
export const everythingSent = /With the secretariat|Up to date with the hub/;

function pill(page: Page): Locator {
  return page.getByTestId("sync-pill");
}

export async function expectPill(page: Page, words: string | RegExp, timeout = 30_000): Promise<void> {
  try {
    await expect(pill(page)).toContainText(words, { timeout });
  } catch (failure) {
    await screenshot(page, "pill-not-as-expected");
    throw failure;
  }
}

/** The switch in the pill's popover. */
export async function workOffline(page: Page, offline: boolean): Promise<void> {
  await pill(page).click();
  const control = page.getByRole("switch", { name: "Work offline" });
  if ((await control.isChecked()) !== offline) await control.press("Space");
  await expect(control).toBeChecked({ checked: offline });
  await page.keyboard.press("Escape");
  await expect(control).toBeHidden();
}

export async function visit(page: Page, place: string): Promise<void> {
  await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: place, exact: true }).click();
}

/** Finds a row in the list of the screen that is open, and opens it. */
export async function openRow(page: Page, words: string): Promise<void> {
  await page.getByRole("textbox", { name: /^Filter/ }).fill(words);
  await page.getByRole("option", { name: words }).first().click();
}

/** What the side-by-side view shows for a field, in the order of the values, so that two windows can be compared. */
export async function valuesOf(page: Page, field: string): Promise<string[]> {
  const columns = page.getByRole("region", { name: field }).getByTestId("conflict-value");
  await expect(columns.first()).toBeVisible();
  return (await columns.allInnerTexts()).sort();
}
