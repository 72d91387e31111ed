import type { Feature } from "#renderer/app/feature.ts";
import { linkTo } from "#renderer/platform/desk/record-links.ts";
import { addDocumentFormat } from "./value-format.ts";

export { Comments } from "./comments.tsx";
export { RecordHistory } from "./record-history.tsx";
export { RecordSide } from "./record-side.tsx";

addDocumentFormat();

/** What stands beside a record is opened where the record is. */
const kindsBeside: ReadonlySet<string> = new Set(["comment", "attachment"]);

export const besideFeature: Feature = {
  routes: [],
  linkTo: ({ kind, parent }) =>
    kindsBeside.has(kind) && parent !== "" ? linkTo({ id: parent, kind: parent.slice(0, parent.indexOf(".")), parent: "" }) : null,
};
