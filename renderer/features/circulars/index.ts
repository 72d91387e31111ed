import { IconSpeakerphone } from "@tabler/icons-react";
import type { Feature } from "#renderer/app/feature.ts";
import { addShownRule } from "#renderer/platform/desk/shown-records.ts";
import { isListed } from "./standing.ts";
import { addCircularFormats } from "./value-format.ts";

export { useCircularsWaiting } from "./use-circulars-waiting.ts";

addCircularFormats();
addShownRule("circular", isListed);

export const circularsFeature: Feature = {
  routes: [{ path: "circulars/:id?", lazy: async () => ({ Component: (await import("./circulars-page.tsx")).CircularsPage }) }],
  railEntry: { path: "/circulars", label: "circulars:rail", icon: IconSpeakerphone },
  newAction: { label: "circulars:new", icon: IconSpeakerphone, roles: ["secretariat"], path: "/circulars/new" },
  linkTo: ({ id, kind, parent }) => {
    if (kind === "circular") return `/circulars/${encodeURIComponent(id)}`;
    return kind === "distribution" && parent !== "" ? `/circulars/${encodeURIComponent(parent)}` : null;
  },
};
