/** Every screen, with the sample in it, as an assistive technology meets it. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import type { Desk } from "./support/desk.ts";
import { enrol, startSampleHub, type Persona } from "./support/sample.ts";

test.setTimeout(480_000);

const response = "response.thematic-priorities.1.MUS";
const everybody = [
  "/today",
  "/contacts",
  "/initiatives",
  "/outcomes",
  "/marketplace/proposals",
  "/marketplace/matches",
  "/marketplace/meetings",
  "/network/focal-points",
  "/network/teams",
  "/network/bodies",
  "/regions/country",
  "/regions/processes",
  "/regions/processes/process.midsa",
  "/regions/matrix",
  "/regions/map",
  "/regions/map?as=table",
  "/regions/meeting/meeting.region-midsa-example-held",
  "/regions/relay/relay.midsa-example-circular-migration",
  "/circulars",
  "/tasks",
  "/questionnaires",
  `/survey/${response}?section=priorities`,
  "/conflicts",
  "/quarantine",
  "/settings",
];
const screens: readonly (readonly [persona: Persona, places: readonly string[]])[] = [
  ["ministry-foreign-affairs", everybody],
  [
    "secretariat",
    [
      "/today",
      "/intake",
      "/marketplace/overview",
      "/network/teams",
      "/network/bodies",
      "/circulars",
      "/tasks",
      "/people",
      "/hub",
      "/regions/outcomes",
      "/regions/processes/process.colombo?part=about",
    ],
  ],
];

for (const [persona, places] of screens) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`nothing serious stands in the way of ${persona}, ${colorScheme}`, async () => {
      const hub = await startSampleHub();
      const desk = await enrol(hub, persona);
      await desk.page.emulateMedia({ colorScheme });
      const found: string[] = [];
      for (const place of places) {
        await open(desk, place);
        found.push(...(await violationsOn(desk, place)));
        const row = desk.page.getByRole("main").getByRole("option").first();
        if (await row.isVisible()) {
          await row.click();
          await expect(row).toHaveAttribute("aria-selected", "true");
          found.push(...(await violationsOn(desk, `${place}, a row open`)));
          await openBeside(desk);
          found.push(...(await violationsOn(desk, `${place}, a row open and what stands beside it`)));
        }
      }
      expect(found).toEqual([]);
      await desk.close();
      await hub.end();
    });
  }
}

async function open({ page }: Desk, place: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), `#${place}`);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading").or(main.getByRole("listbox")).or(main.getByRole("paragraph")).first()).toBeVisible();
}

/** It stays open from record to record, and not every record has it. */
async function openBeside({ page }: Desk): Promise<void> {
  const comments = page.getByRole("complementary", { name: "Beside this record" }).getByRole("button", { name: /^Comments/ });
  if (await comments.isVisible()) await comments.click();
}

async function violationsOn({ page }: Desk, place: string): Promise<string[]> {
  // A colour half faded in is nobody's colour: what is measured is what stays.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    return Promise.allSettled(ending.map((one) => one.finished)).then(() => undefined);
  });
  // Electron opens no second page, which is what the other mode needs.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${place}: ${id} at ${node.target.join(" ")}: ${node.failureSummary ?? ""}`));
}
