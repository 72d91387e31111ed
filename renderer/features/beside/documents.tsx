import { Button } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useRef, useState, type DragEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { attachmentPlace } from "#shared/domain/attachment/attachment-place.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useOfSyncStatus } from "#renderer/platform/desk/use-sync-status.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { LoadingState } from "#renderer/ui/states.tsx";
import { DocumentRow } from "./document-row.tsx";
import { useReaderWords } from "./reader-words.ts";
import { useAddDocuments, useDocuments, type BesideDocument } from "./use-documents.ts";
import classes from "./beside.module.css";

type About = Pick<RecordDocument, "id" | "scope" | "audience">;

/** The documents beside a record, where each of them is, and adding to them. Works without a connection. */
export function Documents({ about }: { readonly about: About }): ReactNode {
  const documents = useDocuments(about.id);
  return documents ? <DocumentList about={about} documents={documents} /> : <LoadingState />;
}

function DocumentList({ about, documents }: { readonly about: About; readonly documents: readonly BesideDocument[] }): ReactNode {
  const { t } = useTranslation("beside");
  const adding = useAddDocuments(about, documents);
  const isOffline = useOfSyncStatus(({ report }) => report !== null && report.phase !== "live" && report.phase !== "pulling");
  const add = useRef<HTMLButtonElement>(null);
  return (
    <Dropping onDrop={adding && !adding.isAdding ? (files) => void adding.drop(files) : null}>
      {adding && (
        <>
          <Button
            ref={add}
            variant="default"
            leftSection={<IconPaperclip size={16} aria-hidden />}
            loading={adding.isAdding}
            onClick={() => void adding.choose()}
          >
            {t(adding.isAdding ? "documents.adding" : "documents.add")}
          </Button>
          <AddHint about={about} />
          <div role="alert" className={classes["failed"]}>
            {adding.notAdded.map(({ name, why }, at) => (
              <p key={at}>{t(`documents.refused.${why}`, { name })}</p>
            ))}
          </div>
        </>
      )}
      {documents.length === 0 && <p className={classes["quiet"]}>{t(adding ? "documents.noneToAdd" : "documents.none")}</p>}
      <ol className={classes["thread"]} aria-label={t("documents.title")}>
        {documents.map((one) => (
          <DocumentRow key={one.document.id} beside={one} about={about} onRemoved={() => add.current?.focus()} />
        ))}
      </ol>
      {isOffline && (documents.length > 0 || adding) && <p className={classes["quiet"]}>{t("documents.offline")}</p>}
    </Dropping>
  );
}

/** Who will see what is added. */
function AddHint({ about }: { readonly about: About }): ReactNode {
  const { t } = useTranslation("beside");
  const { actor } = useDesk();
  const readers = useReaderWords();
  const place = attachmentPlace(actor, about);
  const seen = place && readers(place.scope, place.follows ? about.audience : place.audience);
  return (
    <p className={classes["quiet"]}>
      {t("documents.dropHere")}
      {seen && <br />}
      {seen && t("documents.readBy", { readers: seen })}
    </p>
  );
}

/** @param onDrop null where nothing is added */
function Dropping({ onDrop, children }: { readonly onDrop: ((files: readonly File[]) => void) | null; readonly children: ReactNode }): ReactNode {
  const [isOver, setOver] = useState(false);
  function over(event: DragEvent): void {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(onDrop !== null);
  }
  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length > 0) onDrop?.([...event.dataTransfer.files]);
  }
  return (
    // What the button does, done with the mouse: nothing that the keyboard lacks.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={classes["part"]} data-over={isOver || undefined} data-testid="documents" onDragOver={over} onDragLeave={() => setOver(false)} onDrop={drop}>
      {children}
    </div>
  );
}
