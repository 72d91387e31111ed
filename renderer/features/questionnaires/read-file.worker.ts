/** Reads one file of a stranger apart from the window, which can end this at any time. */
import "#renderer/app/without-eval.ts";
import { serveAside } from "#renderer/platform/aside/serve-aside.ts";
import { readQuestionnaireFile } from "./read-file.ts";
import type { GivenFile } from "./read-in-worker.ts";

serveAside(({ bytes, name }: GivenFile) => readQuestionnaireFile(new Uint8Array(bytes), name));
