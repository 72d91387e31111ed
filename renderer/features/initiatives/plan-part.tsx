import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { viewOf } from "#shared/crdt/view.ts";
import { numberOf, wordsOf } from "#shared/domain/vocabulary/read.ts";
import { milestoneStatuses } from "#shared/domain/vocabulary/vocabulary.ts";
import { AskButton } from "#renderer/features/marketplace/index.ts";
import { localToday } from "#renderer/platform/local-now.ts";
import { AmountField, amountInWords, CurrencyField } from "#renderer/ui/amount-field.tsx";
import { Section } from "#renderer/ui/page.tsx";
import { ProgressBar } from "#renderer/ui/progress-bar.tsx";
import { Fields } from "#renderer/ui/record-fields.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { byDay } from "#renderer/ui/rows-by-day.ts";
import { RowsField } from "#renderer/ui/rows-field.tsx";
import { useCoded } from "#renderer/ui/use-coded.ts";
import classes from "./initiatives.module.css";

const byDue = byDay("due");
const newestFirst: typeof byDue = (left, right) => byDay("on")(right, left);

/** Milestones, money and what happened on the way. */
export function PlanPart({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation("initiatives");
  const coded = useCoded();
  return (
    <>
      <Section title={t("section.milestones")}>
        <RowsField
          form={form}
          list="milestone"
          label={t("section.milestones")}
          columns={[
            { name: "title", label: t("milestone.title"), type: "text", maxLength: 300, grow: 3 },
            { name: "due", label: t("milestone.due"), type: "day", grow: 1.2 },
            { name: "status", label: t("milestone.status"), type: "choice", choices: coded(milestoneStatuses, "milestoneStatus"), grow: 1.2 },
            { name: "reachedOn", label: t("milestone.reachedOn"), type: "day", grow: 1.2 },
          ]}
          blank={() => ({ title: "", due: "", status: "planned", reachedOn: "" })}
          order={byDue}
          addLabel={t("milestone.add")}
          empty={t("milestone.empty")}
        />
      </Section>
      <Section title={t("section.funding")}>
        <Fields>
          <AmountField form={form} field="fundingNeeded" label={t("field.fundingNeeded")} />
          <AmountField form={form} field="fundingFound" label={t("field.fundingFound")} />
          <CurrencyField form={form} field="currency" />
        </Fields>
        <FundingGap form={form} />
      </Section>
      <Section title={t("section.notes")}>
        <RowsField
          form={form}
          list="note"
          label={t("section.notes")}
          columns={[
            { name: "on", label: t("note.on"), type: "day" },
            { name: "text", label: t("note.text"), type: "long", maxLength: 4_000, grow: 4 },
          ]}
          blank={() => ({ on: localToday(), text: "" })}
          order={newestFirst}
          addLabel={t("note.add")}
          empty={t("note.empty")}
        />
      </Section>
    </>
  );
}

function FundingGap({ form }: { readonly form: RecordForm }): ReactNode {
  const { t, i18n } = useTranslation("initiatives");
  if (!form.record) return null;
  const view = viewOf(form.record);
  const needed = numberOf(view, "fundingNeeded");
  if (!needed) return null;
  const found = numberOf(view, "fundingFound") ?? 0;
  const gap = needed - found;
  return (
    <div className={classes["funding"]}>
      <ProgressBar done={Math.min(found, needed)} of={needed} />
      <p className={classes["quiet"]}>
        {gap > 0 ? t("funding.gap", { amount: amountInWords(gap, wordsOf(view, "currency"), i18n.language) }) : t("funding.covered")}
      </p>
      {gap > 0 ? <AskButton form={form} /> : null}
    </div>
  );
}
