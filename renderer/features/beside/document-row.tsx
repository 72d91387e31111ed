import { ActionIcon, Button, Progress } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  IconAlertTriangle,
  IconBuildingBank,
  IconClockHour4,
  IconCloudDown,
  IconDeviceFloppy,
  IconDownload,
  IconTrash,
  IconUpload,
  type Icon,
} from "@tabler/icons-react";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { mayWrite } from "#shared/domain/permissions.ts";
import type { DocumentPlace } from "#shared/sync/document-transfer.ts";
import { useDesk, useRole } from "#renderer/platform/desk/desk.tsx";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";
import { useAuthors } from "#renderer/platform/desk/use-person-name.ts";
import { useOfSyncStatus } from "#renderer/platform/desk/use-sync-status.ts";
import { windowApi } from "#renderer/platform/window-api.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { sizeInWords } from "#renderer/ui/file-size.ts";
import { sentencesOf } from "#renderer/ui/sentences.ts";
import { When } from "#renderer/ui/when.tsx";
import { useReaderWords } from "./reader-words.ts";
import type { BesideDocument } from "./use-documents.ts";
import classes from "./beside.module.css";

interface DocumentRowProps {
  readonly beside: BesideDocument;
  readonly about: Pick<RecordDocument, "scope">;
  readonly onRemoved: () => void;
}

/** One document: what it is, who added it, where it is, and what can be done with it. */
export function DocumentRow({ beside, about, onRemoved }: DocumentRowProps): ReactNode {
  const { t, i18n } = useTranslation("beside");
  const { actor, records, documents } = useDesk();
  const authorOf = useAuthors();
  const readers = useReaderWords();
  const place = useDocumentPlace(beside.document.id);
  const [said, setSaid] = useState<string | null>(null);
  const { document, name, hash, size } = beside;
  const isHere = place.state === "refused" ? place.isHere : place.state === "here" || place.state === "with-the-secretariat" || place.state === "sending";
  const mayRemove = mayWrite(actor, document, "lifecycle", false).allowed;

  async function doing(work: () => Promise<string | null>): Promise<void> {
    setSaid(null);
    try {
      setSaid(await work());
    } catch (error) {
      // A sentence of main's own, such as that the folder cannot be written.
      setSaid(isRefused(error) ? error.message : t("documents.failed", { name }));
    }
  }
  const open = async (): Promise<string | null> => {
    const { state } = await windowApi.documents.open({ hash, size, name });
    return state === "opened" ? null : t(`documents.notOpened.${state}`, { name });
  };
  const saveCopy = async (): Promise<string | null> => {
    const answer = await windowApi.documents.saveCopy({ hash, size, name });
    if (answer.state === "saved") notifications.show({ message: t("documents.saved", { name: answer.name }) });
    return answer.state === "not-here" ? t("documents.notOpened.not-here", { name }) : null;
  };
  const remove = async (): Promise<void> => {
    try {
      await records.edit(document as never, [{ type: "set", field: "lifecycle", value: "deleted" }]);
      onRemoved();
    } catch {
      setSaid(t("documents.notRemoved", { name }));
    }
  };

  return (
    <li>
      <div className={classes["saidHead"]}>
        <bdi className={classes["name"]}>{name}</bdi>
        {mayRemove && (
          <ActionIcon size={24} aria-label={t("documents.remove", { name })} title={t("documents.remove", { name })} onClick={() => void remove()}>
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <p className={classes["quiet"]}>
        <bdi>{sizeInWords(size, i18n.language)}</bdi> · {authorOf(beside.addedBy)} · <When at={beside.addedAt} />
        {document.scope !== about.scope && ` · ${readers(document.scope, document.audience)}`}
      </p>
      <PlaceWords place={place} />
      <div className={classes["actions"]}>
        {isHere && (
          <>
            <Button size="compact-sm" variant="light" aria-label={t("documents.openNamed", { name })} onClick={() => void doing(open)}>
              {t("documents.open")}
            </Button>
            <Button size="compact-sm" variant="default" aria-label={t("documents.saveCopyNamed", { name })} onClick={() => void doing(saveCopy)}>
              {t("documents.saveCopy")}
            </Button>
          </>
        )}
        {place.state === "not-here" && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconDownload size={14} aria-hidden />}
            aria-label={t("documents.downloadNamed", { name })}
            onClick={() => documents.want(document.id)}
          >
            {t("documents.download")}
          </Button>
        )}
        {place.state === "refused" && (
          <Button size="compact-sm" variant="default" aria-label={t("documents.tryAgainNamed", { name })} onClick={() => documents.want(document.id)}>
            {t("documents.tryAgain")}
          </Button>
        )}
      </div>
      {said && (
        <p role="alert" className={classes["failed"]}>
          {said}
        </p>
      )}
    </li>
  );
}

const icons: Readonly<Record<DocumentPlace["state"], Icon>> = {
  here: IconDeviceFloppy,
  "with-the-secretariat": IconBuildingBank,
  sending: IconUpload,
  fetching: IconDownload,
  awaited: IconClockHour4,
  "not-here": IconCloudDown,
  refused: IconAlertTriangle,
};

function PlaceWords({ place }: { readonly place: DocumentPlace }): ReactNode {
  const { t, i18n } = useTranslation("beside");
  const role = useRole();
  const isLive = useOfSyncStatus(({ report }) => report?.phase === "live");
  const Icon = icons[place.state];
  const share = "arrived" in place ? place.arrived / place.size : 0;
  // Not before the last byte: a hundred of a hundred is all.
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" }).format(Math.floor(share * 100) / 100);
  const words =
    place.state === "refused"
      ? sentencesOf(t as never, place.problem)
      : place.state === "awaited" && !isLive
        ? t("documents.place.awaitedOffline")
        : t(`documents.place.${place.state}`, { percent, context: role });
  return (
    <>
      <div className={classes["place"]} data-state={place.state} data-testid="document-place">
        <Icon size={14} aria-hidden />
        <span>{words}</span>
      </div>
      {(place.state === "sending" || place.state === "fetching") && (
        <Progress size="sm" value={share * 100} aria-label={words} mt={4} transitionDuration={100} />
      )}
    </>
  );
}

function useDocumentPlace(id: string): DocumentPlace {
  const { documents } = useDesk();
  const watched = useObservable(() => documents.places$, documents);
  return useMemo(() => (watched.state === "ready" ? watched.value.get(id) : undefined) ?? { state: "not-here" }, [watched, id]);
}

function isRefused(error: unknown): error is Error {
  return error instanceof Error && "code" in error && error.code === "refused";
}
