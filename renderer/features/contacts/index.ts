import { IconAddressBook, IconUserPlus } from "@tabler/icons-react";
import { lazy } from "react";
import type { Feature } from "#renderer/app/feature.ts";
import { addContactFormats } from "./value-format.ts";

addContactFormats();

/** What writes address books is read when one is wanted. */
export const ExportDialog = lazy(async () => ({ default: (await import("./files/export-dialog.tsx")).ExportDialog }));

export const contactsFeature: Feature = {
  routes: [
    { path: "contacts/import", lazy: async () => ({ Component: (await import("./files/import-page.tsx")).ImportPage }) },
    { path: "contacts/:id?", lazy: async () => ({ Component: (await import("./contacts-page.tsx")).ContactsPage }) },
  ],
  railEntry: { path: "/contacts", label: "contacts:rail", icon: IconAddressBook },
  newAction: { label: "contacts:new", icon: IconUserPlus, roles: ["focal-point", "validator", "official", "secretariat"], path: "/contacts/new" },
  linkTo: ({ id, kind }) => (kind === "contact" ? `/contacts/${encodeURIComponent(id)}` : null),
};
