import { Button } from "@mantine/core";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { IconSend } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { viewOf } from "#shared/crdt/view.ts";
import { addressees } from "#shared/domain/circular/circular.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useEnrolled } from "#renderer/platform/desk/enrolled.ts";
import { flushUnsaved } from "#renderer/platform/desk/unsaved.ts";
import { localToday } from "#renderer/platform/local-now.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import classes from "./circulars.module.css";

/** Sends a circular: once, to how many countries, and not to be taken back. */
export function SendButton({ form }: { readonly form: RecordForm }): ReactNode {
  const { t, i18n } = useTranslation("circulars");
  const { records } = useDesk();
  const { countries: enrolled } = useEnrolled();
  const nameOf = useCountryName();
  const list = (codes: readonly string[]): string =>
    new Intl.ListFormat(i18n.language, { type: "unit", style: "long" }).format(codes.map(nameOf).sort(new Intl.Collator(i18n.language).compare));

  async function ask(): Promise<void> {
    await flushUnsaved();
    // As it is by now: what was typed a moment ago goes out with it.
    const opened = await records.open(form.target.id);
    const view = opened && viewOf(opened.record);
    if (!opened || !view || opened.document.title.trim() === "" || view.text("body").trim() === "") {
      notifications.show({ closeButtonProps: { "aria-label": t("common:close") }, color: "yellow", message: t("send.incomplete") });
      return;
    }
    if (opened.document.conflicts > 0) {
      notifications.show({ closeButtonProps: { "aria-label": t("common:close") }, color: "yellow", message: t("send.conflicts") });
      return;
    }
    const some = view.elements("countries");
    const to = addressees({ summary: { countries: some } }, enrolled);
    const without = some.filter((country) => !enrolled.includes(country));
    modals.openConfirmModal({
      title: t("send.title", { count: to.length }),
      children: (
        <div className={classes["confirm"]}>
          <p>
            {to.length === 0 ? t("send.toNobody") : some.length === 0 ? t("send.toAll", { countries: list(to) }) : t("send.toSome", { countries: list(to) })}
          </p>
          {without.length > 0 && <p>{t("send.notEnrolled", { countries: list(without) })}</p>}
          <p>{t("send.forGood")}</p>
          {some.length > 0 && <p>{t("send.notSecret")}</p>}
        </div>
      ),
      labels: { confirm: t("send.confirm", { count: to.length }), cancel: t("common:cancel") },
      onConfirm: () => void send(),
    });
  }

  async function send(): Promise<void> {
    await flushUnsaved();
    await form.editing.edit({ type: "set", field: "sentOn", value: localToday() }, { type: "set", field: "audience", value: "network" });
    notifications.show({ closeButtonProps: { "aria-label": t("common:close") }, message: t("send.done") });
  }

  return (
    <Button leftSection={<IconSend size={16} aria-hidden />} disabled={form.document === null} onClick={() => void ask()}>
      {t("send.action")}
    </Button>
  );
}
