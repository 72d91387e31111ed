import { Button, Switch } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconTrash } from "@tabler/icons-react";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Output } from "#shared/ipc/contract.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useSyncStatus } from "#renderer/platform/desk/use-sync-status.ts";
import { windowApi } from "#renderer/platform/window-api.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { When } from "#renderer/ui/when.tsx";
import { LanguageChoice } from "#renderer/features/settings/language-choice.tsx";
import classes from "#renderer/features/settings/settings.module.css";

type Known = { readonly identity: Output<"identity.read">; readonly info: Output<"app.info">; readonly records: number };

export function SettingsPage(): ReactNode {
  const { t, i18n } = useTranslation("settings");
  const { person, store, sync } = useDesk();
  const status = useSyncStatus();
  const nameOf = useCountryName();
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    void Promise.all([windowApi.identity.read(), windowApi.app.info(), store.count()]).then(([identity, info, records]) =>
      setKnown({ identity, info, records }),
    );
  }, [store]);

  function forget(): void {
    modals.openConfirmModal({
      title: t("forget.title"),
      children: status.unsent > 0 ? t("forget.unsent", { count: status.unsent }) : t("forget.says"),
      labels: { confirm: t("forget.button"), cancel: t("common:cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => void leave(),
    });
  }
  async function leave(): Promise<void> {
    await sync.setWorkOffline(true);
    await store.erase();
    await windowApi.identity.forget();
    window.location.hash = "";
    window.location.reload();
  }

  return (
    <Page>
      <PageHead title={t("title")} />
      <Section title={t("you")}>
        <dl className={classes["facts"]}>
          <dt>{t("name")}</dt>
          <dd>{person.name}</dd>
          <dt>{t("role")}</dt>
          <dd>{t(`app:role.${person.role}`)}</dd>
          {person.ministry && (
            <>
              <dt>{person.country ? t("ministry") : t("organisation")}</dt>
              <dd>{person.ministry}</dd>
            </>
          )}
          {person.country && (
            <>
              <dt>{t("country")}</dt>
              <dd>{nameOf(person.country)}</dd>
            </>
          )}
        </dl>
      </Section>
      {person.role === "focal-point" && (
        <Section title={t("handover.title")}>
          <p>{t("handover.says")}</p>
          <Button component={Link} to="/handover" variant="default">
            {t("handover.button")}
          </Button>
        </Section>
      )}
      <Section title={t("language.title")}>
        <LanguageChoice chosen={known?.info.chosenLanguage ?? null} />
      </Section>
      <Section title={t("connection")}>
        <dl className={classes["facts"]}>
          <dt>{t("hub")}</dt>
          <dd>{known?.identity.address}</dd>
          <dt>{t("lastMet")}</dt>
          <dd>{status.report?.lastMet ? <When at={status.report.lastMet} alone /> : t("never")}</dd>
        </dl>
        <Switch
          label={t("workOffline")}
          description={t("workOfflineSays")}
          checked={status.workOffline}
          onChange={(event) => void sync.setWorkOffline(event.currentTarget.checked)}
        />
      </Section>
      <Section title={t("device")}>
        <dl className={classes["facts"]}>
          <dt>{t("records")}</dt>
          <dd>{known?.records.toLocaleString(i18n.language)}</dd>
          <dt>{t("installation")}</dt>
          <dd>{known?.identity.installation}</dd>
          <dt>{t("key")}</dt>
          <dd>{known && t(`keyProtection.${known.identity.keyProtection}`)}</dd>
          <dt>{t("version")}</dt>
          <dd>{known?.info.version}</dd>
        </dl>
        <Button variant="default" color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={forget}>
          {t("forget.open")}
        </Button>
      </Section>
    </Page>
  );
}
