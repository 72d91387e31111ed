import { serveAside } from "#renderer/platform/aside/serve-aside.ts";
import { doContactsJob } from "./jobs.ts";

serveAside(doContactsJob);
