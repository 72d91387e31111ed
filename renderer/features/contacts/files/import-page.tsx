import { Alert, Button, FileButton, Loader } from "@mantine/core";
import { IconAlertTriangle, IconFileUpload } from "@tabler/icons-react";
import { useState, type DragEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { mayCreate } from "#shared/domain/permissions.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { Page, PageHead } from "#renderer/ui/page.tsx";
import { ProgressBar } from "#renderer/ui/progress-bar.tsx";
import { useOwnScope } from "#renderer/ui/record-form.ts";
import { EmptyState } from "#renderer/ui/states.tsx";
import { ImportColumns } from "./import-columns.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { useImport, type Importing, type ImportStep } from "./use-import.ts";
import classes from "./exchange.module.css";

/** Brings an address book in: a file is chosen, its columns settled, what it would do looked at, and only then anything is written. */
export function ImportPage(): ReactNode {
  const { t } = useTranslation("exchange");
  const { actor } = useDesk();
  const scope = useOwnScope();
  const importing = useImport();
  const { now } = importing;
  if (!mayCreate(actor, { kind: "contact", scope, audience: "internal" }).allowed) return <EmptyState sentence={t("import.notAllowed")} />;
  if (now.step === "preview") {
    return (
      <ImportPreview
        key={now.file}
        file={now.file}
        previewed={now.previewed}
        onColumns={importing.changeColumns}
        onApply={importing.apply}
        onCancel={importing.cancel}
      />
    );
  }
  return (
    <Page wide={now.step === "columns"}>
      <PageHead
        title={t("import.title")}
        subtitle={"file" in now ? now.file : t("import.about")}
        actions={
          <Button component={Link} to="/contacts" variant="default">
            {t("toContacts")}
          </Button>
        }
      />
      <StepShown now={now} importing={importing} />
    </Page>
  );
}

function StepShown({ now, importing }: { readonly now: Exclude<ImportStep, { readonly step: "preview" }>; readonly importing: Importing }): ReactNode {
  const { t } = useTranslation("exchange");
  switch (now.step) {
    case "choose":
      return <ChooseFile onChoose={importing.choose} />;
    case "reading":
      return (
        <div className={classes["working"]} role="status">
          <Loader size="sm" />
          <span>{t("import.reading", { file: now.file })}</span>
          <Button variant="default" onClick={importing.cancel}>
            {t("common:cancel")}
          </Button>
        </div>
      );
    case "refused":
      return (
        <>
          <Alert color="red" icon={<IconAlertTriangle size={18} aria-hidden />} role="alert" mb="lg">
            {now.sentence} {t("import.nothingWritten")}
          </Alert>
          <ChooseFile onChoose={importing.choose} />
        </>
      );
    case "columns":
      return <ImportColumns table={now.table} sentence={now.sentence} onSettle={importing.settleColumns} onCancel={importing.cancel} />;
    case "writing": {
      const total = now.plan.records.length;
      return (
        <div className={classes["working"]} role="status">
          <span>{t("import.writing", { done: now.prepared, of: total })}</span>
          <div className={classes["progress"]}>
            <ProgressBar done={now.prepared} of={total} />
          </div>
          <Button variant="default" onClick={importing.cancel}>
            {t("common:cancel")}
          </Button>
        </div>
      );
    }
    case "done":
      return (
        <div role="status">
          <p>{t("import.added", { count: now.plan.added })}</p>
          {now.plan.merged > 0 && <p>{t("import.merged", { count: now.plan.merged })}</p>}
          {now.plan.organisations > 0 && <p>{t("import.organisations", { count: now.plan.organisations })}</p>}
          {now.left > 0 && <p>{t("import.left", { count: now.left })}</p>}
          <p className={classes["quiet"]}>{t("import.saved")}</p>
          <ChooseFile onChoose={importing.choose} again />
        </div>
      );
    case "failed":
      return (
        <Alert color="red" icon={<IconAlertTriangle size={18} aria-hidden />} role="alert">
          {t("import.failed")}
        </Alert>
      );
  }
}

function ChooseFile({ onChoose, again = false }: { readonly onChoose: (file: File) => void; readonly again?: boolean }): ReactNode {
  const { t } = useTranslation("exchange");
  const [over, setOver] = useState(false);
  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onChoose(file);
  }
  return (
    // What the button does, done with the mouse: nothing that the keyboard lacks.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={classes["drop"]}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileButton onChange={(file) => file && onChoose(file)} accept=".vcf,.vcard,.csv,.xlsx,.xls">
        {(props) => (
          <Button {...props} variant={again ? "default" : "filled"} leftSection={<IconFileUpload size={16} aria-hidden />}>
            {t(again ? "import.chooseNext" : "import.choose")}
          </Button>
        )}
      </FileButton>
      <p className={classes["quiet"]}>{t("import.dropHere")}</p>
    </div>
  );
}
