import type { DeskLanguage } from "#shared/lib/desk-languages.ts";
import { flushUnsaved } from "#renderer/platform/desk/unsaved.ts";
import { windowApi } from "#renderer/platform/window-api.ts";

/** @param language null: as the system has it. The window is drawn again, once everything that was typed is saved. */
export async function chooseLanguage(language: DeskLanguage | null): Promise<void> {
  await flushUnsaved();
  await windowApi.app.chooseLanguage({ language });
  window.location.reload();
}
