/** Reads one file of a stranger apart from the window, which can end this at any time. */
import "#renderer/app/without-eval.ts";
import { readQuestionnaireFile } from "./read-file.ts";

// The time a file may take runs from here: a busy machine is no reason to refuse one.
postMessage("ready");
addEventListener("message", ({ data }: MessageEvent<{ readonly bytes: ArrayBuffer; readonly name: string }>) => {
  postMessage(readQuestionnaireFile(new Uint8Array(data.bytes), data.name));
});
