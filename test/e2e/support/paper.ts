/** What a person saves from *Print and export*, and what stands in it. */
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { root } from "#build/paths.ts";
import { pdfText } from "./pdf-text.ts";

export async function choose(page: Page, menu: Locator, item: string | RegExp): Promise<void> {
  await menu.click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Clicks a button of the open dialog and waits until it says that the file is there. */
export async function saved(page: Page, folder: string, button: string, name: string): Promise<Buffer> {
  await page.getByRole("dialog").getByRole("button", { name: button }).click();
  await expect(page.getByText(`Saved as “${name}”.`).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("dialog")).toBeHidden();
  return readFile(join(folder, name));
}

/** The words of a PDF or a Word file, without white space: where a line ends is the paper's own matter. */
export function wordsOf(file: Buffer, name: string): string {
  return (name.endsWith(".pdf") ? pdfText(file) : wordText(file)).replaceAll(/\s/g, "");
}

export const together = (words: string): string => words.normalize("NFKC").replaceAll(/\s/g, "");

/** Kept beside the pictures of the screens, to be looked at. */
export async function keep(folder: string, name: string, as: string): Promise<void> {
  await mkdir(join(root, "test-results", "screens"), { recursive: true });
  await copyFile(join(folder, name), join(root, "test-results", "screens", as));
}

function wordText(file: Buffer): string {
  const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'" };
  return strFromU8(unzipSync(file)["word/document.xml"]!)
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&\w+;/g, (entity) => entities[entity] ?? entity)
    .normalize("NFKC");
}
