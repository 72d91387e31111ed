import { Button, CopyButton } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconCheck, IconCopy, IconRotateClockwise, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { kindOf } from "#shared/domain/kinds.ts";
import { mayCreate } from "#shared/domain/permissions.ts";
import { againOf, keptChange, shownPart } from "#renderer/features/conflicts/kept-change.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";
import { valueFormatOf } from "#renderer/platform/desk/value-format.ts";
import type { QuarantinedChange } from "#renderer/platform/store/types.ts";
import { ComparedValue } from "#renderer/ui/compared-value.tsx";
import { ListDetail } from "#renderer/ui/list-detail.tsx";
import { Page, PageHead } from "#renderer/ui/page.tsx";
import { sentencesOf } from "#renderer/ui/sentences.ts";
import { When, writtenOut } from "#renderer/ui/when.tsx";
import classes from "#renderer/features/conflicts/conflicts.module.css";

/** What the hub did not accept: kept on this device until the person decides. */
export function QuarantinePage(): ReactNode {
  const { t, i18n } = useTranslation("conflicts");
  const { records } = useDesk();
  const { id } = useParams();
  const navigate = useNavigate();
  const watched = useObservable(() => records.quarantine$(), records);
  const items = watched.state === "ready" ? watched.value : undefined;
  const chosen = items?.find((one) => one.id === id);
  const choose = (next: string | undefined): void => void navigate(next ? `/quarantine/${encodeURIComponent(next)}` : "/quarantine");
  return (
    <ListDetail
      label={t("quarantine.title")}
      items={items}
      row={(one) => ({ id: one.id, title: one.title || one.recordId, aside: writtenOut(one.at, i18n.language) })}
      chosen={chosen?.id}
      onChoose={choose}
      empty={{ sentence: t("quarantine.empty"), action: { label: t("toToday"), to: "/today" } }}
      unchosen={t("quarantine.unchosen")}
      detail={chosen && <Kept key={chosen.id} change={chosen} onGone={() => choose(undefined)} />}
    />
  );
}

function Kept({ change, onGone }: { readonly change: QuarantinedChange; readonly onGone: () => void }): ReactNode {
  const { t, i18n } = useTranslation(["conflicts", "sync"]);
  const { records, actor, person } = useDesk();
  const kept = keptChange(change, person.id);
  const { target, parts } = kept;
  const format = valueFormatOf(change.kind, { id: change.recordId, parent: "" });
  const lines = parts.map((part) => ({ label: format.label(part.name), shown: shownPart(part, format.value) }));
  const words = lines.map(({ label, shown }) => `${label}: ${typeof shown === "string" ? shown : shown.join("; ")}`).join("\n");
  const isReadable = againOf(kept, null) !== null;
  const mayAgain = isReadable && mayCreate(actor, { ...target, audience: kindOf(change.kind)?.audience ?? "internal" }).allowed;

  async function again(): Promise<void> {
    const edits = againOf(kept, (await records.open(target.id))?.record ?? null);
    if (!edits) return;
    if (edits.length > 0) await records.edit(target, edits);
    await records.discardQuarantined(change.id);
    onGone();
  }
  function discard(): void {
    modals.openConfirmModal({
      title: t("quarantine.discardTitle"),
      children: t("quarantine.discardSays"),
      labels: { confirm: t("quarantine.discard"), cancel: t("common:cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => void records.discardQuarantined(change.id).then(onGone),
    });
  }

  return (
    <Page>
      <PageHead title={change.title || change.recordId} subtitle={<When at={change.at} />} />
      <p className={classes["lead"]}>{i18n.exists(`sync:${change.reason}`) ? sentencesOf(t as never, change.reason) : t("quarantine.unknownReason")}</p>
      <h2 className={classes["keptTitle"]}>{t("quarantine.kept")}</h2>
      <dl className={classes["kept"]}>
        {lines.map(({ label, shown }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <ComparedValue value={shown} />
            </dd>
          </div>
        ))}
      </dl>
      {!isReadable && <p>{t("quarantine.unreadable")}</p>}
      <div className={classes["buttons"]}>
        <CopyButton value={words}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />} onClick={copy}>
              {t(copied ? "common:copied" : "common:copy")}
            </Button>
          )}
        </CopyButton>
        {mayAgain && (
          <Button variant="default" leftSection={<IconRotateClockwise size={16} aria-hidden />} onClick={() => void again()}>
            {t("quarantine.again")}
          </Button>
        )}
        <Button variant="default" color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={discard}>
          {t("quarantine.discard")}
        </Button>
      </div>
    </Page>
  );
}
