import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { viewOf } from "#shared/crdt/view.ts";
import { indicatorsOf, measuresOf, type Indicator } from "#shared/domain/initiative/initiative.ts";
import type { RowOf } from "#shared/domain/vocabulary/read.ts";
import { considerations } from "#shared/domain/vocabulary/vocabulary.ts";
import { localToday } from "#renderer/platform/local-now.ts";
import { Section } from "#renderer/ui/page.tsx";
import { CodeField, Fields, TextField } from "#renderer/ui/record-fields.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { byDay } from "#renderer/ui/rows-by-day.ts";
import { RowsField } from "#renderer/ui/rows-field.tsx";
import { IndicatorChart } from "./indicator-chart.tsx";
import { useCoded } from "#renderer/ui/use-coded.ts";
import classes from "./initiatives.module.css";

const byOn = byDay("on");

/** What changes for migrants, in words and in figures; human rights and gender, looked at explicitly. */
export function EffectsPart({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation("initiatives");
  const coded = useCoded();
  const indicators = form.record ? indicatorsOf(viewOf(form.record)) : [];
  return (
    <>
      <div className={classes["effects"]}>
        <TextField form={form} field="effectsOnMigrants" label={t("field.effectsOnMigrants")} maxLength={20_000} multiline wide />
      </div>
      <Section title={t("section.indicators")}>
        <RowsField
          form={form}
          list="indicator"
          label={t("section.indicators")}
          columns={[
            { name: "name", label: t("indicator.name"), type: "text", maxLength: 300, grow: 3 },
            { name: "unit", label: t("indicator.unit"), type: "text", maxLength: 60 },
            { name: "baseline", label: t("indicator.baseline"), type: "number" },
            { name: "baselineOn", label: t("indicator.baselineOn"), type: "day", grow: 1.3 },
            { name: "target", label: t("indicator.target"), type: "number" },
            { name: "targetOn", label: t("indicator.targetOn"), type: "day", grow: 1.3 },
          ]}
          blank={() => ({ name: "", unit: "", baseline: null, baselineOn: "", target: null, targetOn: "" })}
          addLabel={t("indicator.add")}
          empty={t("indicator.empty")}
        />
      </Section>
      {indicators.map((indicator) => (
        <Measured key={indicator.id} form={form} indicator={indicator} />
      ))}
      <Section title={t("section.issues")}>
        <Fields>
          {(["rights", "gender"] as const).map((issue) => (
            <div key={issue} className={classes["issue"]}>
              <CodeField
                form={form}
                field={`${issue}Considered`}
                label={t(`field.${issue}Considered`)}
                clearLabel={t(`clear.${issue}Considered`)}
                choices={coded(considerations, "consideration")}
              />
              <TextField form={form} field={issue} label={t(`field.${issue}`)} maxLength={8_000} multiline />
            </div>
          ))}
        </Fields>
      </Section>
    </>
  );
}

function Measured({ form, indicator }: { readonly form: RecordForm; readonly indicator: RowOf<Indicator> }): ReactNode {
  const { t } = useTranslation("initiatives");
  const name = indicator.values.name || t("indicator.unnamed");
  const measures = form.record ? measuresOf(viewOf(form.record)).filter(({ values }) => values.indicator === indicator.id) : [];
  return (
    <Section title={name}>
      <div className={classes["measured"]}>
        <IndicatorChart indicator={indicator.values} measures={measures.map(({ values }) => values)} />
        <RowsField
          form={form}
          list="measure"
          label={t("measure.of", { name })}
          columns={[
            { name: "on", label: t("measure.on"), type: "day", grow: 1.2 },
            { name: "value", label: t("measure.value"), type: "number" },
            { name: "note", label: t("measure.note"), type: "text", maxLength: 500, grow: 2 },
          ]}
          blank={() => ({ indicator: indicator.id, on: localToday(), value: null, note: "" })}
          fits={(row) => row["indicator"] === indicator.id}
          order={byOn}
          addLabel={t("measure.add")}
          empty={t("measure.empty")}
        />
      </div>
    </Section>
  );
}
