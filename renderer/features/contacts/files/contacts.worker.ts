// Before the kinds of records, whose schemas are made when they are loaded.
import "#renderer/app/without-eval.ts";
import { serveAside } from "#renderer/platform/aside/serve-aside.ts";
import { doContactsJob } from "./jobs.ts";

serveAside(doContactsJob);
