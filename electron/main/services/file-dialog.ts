import { basename, join } from "node:path";
import { dialog, type BrowserWindow } from "electron";
import type { TFunction } from "i18next";
import type { FilesSurroundings } from "#electron/main/services/files.ts";

/** The system's own dialog. `FOCAL_DESK_SAVE_FOLDER` stands in for the person where nobody can click on it, as in a test. */
export function askWhereTo(window: () => BrowserWindow | null, translate: TFunction): FilesSurroundings["choose"] {
  return async (proposed, format) => {
    const folder = process.env["FOCAL_DESK_SAVE_FOLDER"];
    if (folder) return join(folder, basename(proposed));
    const options = { defaultPath: proposed, filters: [{ name: translate(`files.${format}`), extensions: [format] }] };
    const parent = window();
    const answer = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
    return answer.canceled || answer.filePath === "" ? null : answer.filePath;
  };
}
