import { Button } from "@mantine/core";
import { IconArchive, IconArchiveOff, IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { RecordStatus } from "#renderer/ui/badges.tsx";
import { useCountryName } from "#renderer/ui/country-name.ts";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { showUndo, usePutBack } from "#renderer/ui/undo-notice.tsx";
import classes from "#renderer/ui/record-lifecycle.module.css";

/**
 * Archives a record or brings it back, with a notice that undoes it. `namespace` holds `archive`, `restore`, `undo`, `archivedNotice` and
 * `restoredNotice`.
 */
export function ArchiveButton({ form, title, namespace }: { readonly form: RecordForm; readonly title: string; readonly namespace: string }): ReactNode {
  const { t } = useTranslation(namespace);
  const { records, undo } = useDesk();
  const putBack = usePutBack();
  if (!form.document || !form.permission("lifecycle").allowed) return null;
  const archived = form.document.lifecycle === "archived";

  async function put(lifecycle: "active" | "archived"): Promise<void> {
    const opened = await records.open(form.target.id);
    if (!opened) return;
    await form.editing.set("lifecycle", lifecycle, opened.record.clock);
    const change = undo.latest();
    showUndo({
      says: t(lifecycle === "archived" ? "archivedNotice" : "restoredNotice", { title }),
      label: t("undo"),
      onUndo: () => void putBack(change),
    });
  }

  return (
    <Button
      variant="default"
      disabled={form.conflicts.has("lifecycle")}
      leftSection={archived ? <IconArchiveOff size={16} aria-hidden /> : <IconArchive size={16} aria-hidden />}
      onClick={() => void put(archived ? "active" : "archived")}
    >
      {t(archived ? "restore" : "archive")}
    </Button>
  );
}

/** Where the record is, for those who write it; to the others it is simply there. A conflict is shown to everybody. */
export function FormStatus({ form }: { readonly form: RecordForm }): ReactNode {
  if (!form.document || (form.document.conflicts === 0 && !form.permission("").allowed)) return null;
  return <RecordStatus document={form.document} />;
}

/** One line that says whose a record is, where this person cannot change it. `namespace` holds `readOnly.*`. */
export function WhoseRecord({ form, namespace }: { readonly form: RecordForm; readonly namespace: string }): ReactNode {
  const { t } = useTranslation(namespace);
  const nameOf = useCountryName();
  const permission = form.permission("");
  if (permission.allowed) return null;
  const country = countryOfScope(form.target.scope);
  return (
    <p className={classes["whose"]}>
      <IconLock size={16} aria-hidden />
      {t(`readOnly.${sentenceOf(permission.reason, country !== "")}`, { country: nameOf(country) })}
    </p>
  );
}

function sentenceOf(reason: string, ofCountry: boolean): "forum" | "country" | "decisionsOnly" | "role" {
  if (reason === "read-only-role") return "role";
  if (reason === "decisions-only") return "decisionsOnly";
  return ofCountry ? "country" : "forum";
}
