import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { RecordSide } from "#renderer/features/beside/index.ts";
import { AddTask } from "#renderer/features/tasks/index.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { Page, PageHead } from "#renderer/ui/page.tsx";
import { useRecordForm, type RecordForm } from "#renderer/ui/record-form.ts";
import { ArchiveButton, FormStatus, WhoseRecord } from "#renderer/ui/record-lifecycle.tsx";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { EffectsPart } from "./effects-part.tsx";
import { OverviewPart } from "./overview-part.tsx";
import { PlanPart } from "./plan-part.tsx";
import { ResultsPart } from "./results-part.tsx";
import { SharingPart } from "./sharing-part.tsx";
import classes from "./initiatives.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

const newInitiative = { audience: "secretariat" } as const;
const parts = ["overview", "plan", "effects", "results", "sharing"] as const;
type Part = (typeof parts)[number];

export function InitiativeDetail({ id, isNew }: { readonly id: string; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation("initiatives");
  const opened = useRecordForm(id, "initiative", isNew ? newInitiative : null);
  if (opened.state !== "ready") return opened.state === "loading" ? <LoadingState /> : <EmptyState sentence={`${t("empty.gone")} ${t("empty.goneNext")}`} />;
  return <InitiativeForm form={opened.form} isNew={isNew} />;
}

function InitiativeForm({ form, isNew }: { readonly form: RecordForm; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation("initiatives");
  const nameOf = useCountryName();
  const [parameters, setParameters] = useSearchParams();
  const { document } = form;
  const title = document?.title || (document ? t("unnamed") : t("new"));
  const country = countryOfScope(form.target.scope);
  const subtitle = [country && nameOf(country), form.words("leadMinistry")].filter(Boolean).join(comma());
  const part = parts.find((one) => one === parameters.get("part")) ?? "overview";

  function open(next: string | null): void {
    setParameters(
      (before) => {
        before.set("part", next ?? "overview");
        return before;
      },
      { replace: true },
    );
  }

  return (
    <Page side={<RecordSide record={form.document} />}>
      <PageHead
        title={title}
        subtitle={subtitle || undefined}
        status={<FormStatus form={form} />}
        actions={
          <>
            {document && <AddTask about={{ id: document.id, title }} />}
            <ArchiveButton form={form} title={title} namespace="initiatives" />
          </>
        }
      />
      <WhoseRecord form={form} namespace="initiatives" />
      {document?.lifecycle === "archived" ? <p className={classes["line"]}>{t("archivedLine")}</p> : null}
      <Tabs value={part} onChange={open} keepMounted={false}>
        <Tabs.List aria-label={t("part.label")} className={classes["parts"]}>
          {parts.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`part.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {parts.map((one) => (
          <Tabs.Panel key={one} value={one}>
            <PartOf part={one} form={form} isNew={isNew} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

function PartOf({ part, form, isNew }: { readonly part: Part; readonly form: RecordForm; readonly isNew: boolean }): ReactNode {
  switch (part) {
    case "overview":
      return <OverviewPart form={form} isNew={isNew} />;
    case "plan":
      return <PlanPart form={form} />;
    case "effects":
      return <EffectsPart form={form} />;
    case "results":
      return <ResultsPart form={form} />;
    case "sharing":
      return <SharingPart form={form} />;
  }
}
