import { basename, extname, join } from "node:path";
import { dialog, type BrowserWindow, type SaveDialogOptions } from "electron";
import type { TFunction } from "i18next";
import type { DocumentsSurroundings } from "#electron/main/services/documents.ts";
import type { FilesSurroundings } from "#electron/main/services/files.ts";

/** The system's own dialog. `FOCAL_DESK_SAVE_FOLDER` stands in for the person where nobody can click on it, as in a test. */
export function askWhereTo(window: () => BrowserWindow | null, translate: TFunction): FilesSurroundings["choose"] {
  return (proposed, format) => ask(window, { defaultPath: proposed, filters: [{ name: translate(`files.${format}`), extensions: [format] }] });
}

/** The same for a document, whatever it is. */
export function askWhereToCopy(window: () => BrowserWindow | null): DocumentsSurroundings["whereTo"] {
  return (proposed) => {
    const extension = extname(proposed).slice(1);
    return ask(window, { defaultPath: proposed, ...(extension === "" ? {} : { filters: [{ name: extension.toUpperCase(), extensions: [extension] }] }) });
  };
}

export function askWhichDocuments(window: () => BrowserWindow | null): DocumentsSurroundings["choose"] {
  return async () => {
    const parent = window();
    const properties = ["openFile" as const, "multiSelections" as const];
    const answer = await (parent ? dialog.showOpenDialog(parent, { properties }) : dialog.showOpenDialog({ properties }));
    return answer.canceled ? [] : answer.filePaths;
  };
}

async function ask(window: () => BrowserWindow | null, options: SaveDialogOptions & { readonly defaultPath: string }): Promise<string | null> {
  const folder = process.env["FOCAL_DESK_SAVE_FOLDER"];
  if (folder) return join(folder, basename(options.defaultPath));
  const parent = window();
  const answer = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
  return answer.canceled || answer.filePath === "" ? null : answer.filePath;
}
