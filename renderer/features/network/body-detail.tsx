import { DateInput } from "@mantine/dates";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { viewOf } from "#shared/crdt/view.ts";
import { bodyMembers } from "#shared/domain/body/body.ts";
import { holdsOn } from "#shared/domain/vocabulary/dated.ts";
import { bodyRoles, bodyTypes } from "#shared/domain/vocabulary/vocabulary.ts";
import { RecordSide } from "#renderer/features/beside/index.ts";
import { localToday } from "#renderer/platform/local-now.ts";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { CodeField, Fields, TextField } from "#renderer/ui/record-fields.tsx";
import { useRecordForm, type RecordForm } from "#renderer/ui/record-form.ts";
import { ArchiveButton, FormStatus, WhoseRecord } from "#renderer/ui/record-lifecycle.tsx";
import { RowsField } from "#renderer/ui/rows-field.tsx";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { useCoded } from "#renderer/ui/use-coded.ts";
import { BalancePart } from "./balance-part.tsx";
import { ConsultationsPart } from "./consultations-part.tsx";
import { MembersOnDay } from "./members-on-day.tsx";
import classes from "./network.module.css";

const newBody = { audience: "network" } as const;

export function BodyDetail({ id, isNew }: { readonly id: string; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation("network");
  const opened = useRecordForm(id, "body", isNew ? newBody : null);
  if (opened.state !== "ready") return opened.state === "loading" ? <LoadingState /> : <EmptyState sentence={t("body.gone")} />;
  return <BodyForm form={opened.form} isNew={isNew} />;
}

function BodyForm({ form, isNew }: { readonly form: RecordForm; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation(["network", "vocabulary"]);
  const coded = useCoded();
  const { document, record } = form;
  const type = form.words("type");
  const title = document?.title || (document ? (type ? t(`vocabulary:bodyType.${type}`) : t("body.unnamed")) : t("body.new"));
  const [day, setDay] = useState(localToday);
  const members = useMemo(() => (record ? bodyMembers(viewOf(record)).flatMap(({ values }) => (holdsOn(values, day) ? [values] : [])) : []), [record, day]);
  return (
    <Page side={<RecordSide record={form.document} />}>
      <PageHead title={title} status={<FormStatus form={form} />} actions={<ArchiveButton form={form} title={title} namespace="network" />} />
      <WhoseRecord form={form} namespace="network" />
      {document ? (
        <Section
          title={t("body.onDay")}
          aside={
            <DateInput
              size="sm"
              className={classes["day"] ?? ""}
              aria-label={t("body.day")}
              valueFormat="D MMMM YYYY"
              value={day}
              onChange={(next) => setDay(next ?? localToday())}
            />
          }
        >
          <MembersOnDay type={type} members={members} />
        </Section>
      ) : null}
      {type === "steering-group" ? <BalancePart countries={members.map(({ country }) => country ?? "")} /> : null}
      {type === "friends" ? <ConsultationsPart /> : null}
      <Section title={t("body.what")}>
        <Fields>
          <TextField
            form={form}
            field="title"
            label={t("field.title")}
            maxLength={300}
            startsHere={isNew && !document}
            warning={(text) => (document && text.trim() === "" ? t("body.warningTitle") : null)}
          />
          <CodeField form={form} field="type" label={t("field.type")} clearLabel={t("clear.type")} choices={coded(bodyTypes, "bodyType")} />
          <TextField form={form} field="mandate" label={t("field.mandate")} maxLength={8000} multiline wide />
        </Fields>
      </Section>
      <Section title={t("body.allMembers")}>
        <RowsField
          form={form}
          list="member"
          label={t("body.allMembers")}
          columns={[
            { name: "country", label: t("country"), type: "country", grow: 1.4 },
            { name: "name", label: t("member.nameInBody"), type: "text", maxLength: 300, grow: 2 },
            { name: "role", label: t("member.role"), type: "choice", choices: coded(bodyRoles, "bodyRole"), grow: 1.3 },
            { name: "from", label: t("member.from"), type: "day", grow: 1.2 },
            { name: "to", label: t("member.to"), type: "day", grow: 1.2 },
          ]}
          blank={() => ({ country: "", name: "", role: type === "troika" ? "chair" : "member", from: localToday(), to: "" })}
          addLabel={t("member.add")}
          empty={t(type === "friends" ? "body.openToAll" : "body.noMember")}
        />
      </Section>
    </Page>
  );
}
