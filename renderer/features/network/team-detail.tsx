import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { roundtables, sessions, teamRoles, themes } from "#shared/domain/vocabulary/vocabulary.ts";
import { RecordSide } from "#renderer/features/beside/index.ts";
import { useRole } from "#renderer/platform/desk/desk.tsx";
import { localToday } from "#renderer/platform/local-now.ts";
import { NarrativeField } from "#renderer/ui/narrative-field.tsx";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { CodeField, CodesField, DayField, Fields, TextField } from "#renderer/ui/record-fields.tsx";
import { useRecordForm, type RecordForm } from "#renderer/ui/record-form.ts";
import { ArchiveButton, FormStatus, WhoseRecord } from "#renderer/ui/record-lifecycle.tsx";
import { RowsField } from "#renderer/ui/rows-field.tsx";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { useCoded } from "#renderer/ui/use-coded.ts";
import { PairingPart } from "./pairing-part.tsx";
import { VolunteersPart } from "./volunteers-part.tsx";

const newTeam = { audience: "network" } as const;

export function TeamDetail({ id, isNew }: { readonly id: string; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation("network");
  const opened = useRecordForm(id, "team", isNew ? newTeam : null);
  if (opened.state !== "ready") return opened.state === "loading" ? <LoadingState /> : <EmptyState sentence={t("team.gone")} />;
  return <TeamForm form={opened.form} isNew={isNew} />;
}

function TeamForm({ form, isNew }: { readonly form: RecordForm; readonly isNew: boolean }): ReactNode {
  const { t } = useTranslation(["network", "vocabulary"]);
  const role = useRole();
  const coded = useCoded();
  const { document } = form;
  const title = document?.title || (document ? t("team.unnamed") : t("team.new"));
  const roundtable = form.words("roundtable");
  return (
    <Page side={<RecordSide record={form.document} />}>
      <PageHead
        title={title}
        subtitle={roundtable ? t(`vocabulary:roundtable.${roundtable}`) : undefined}
        status={<FormStatus form={form} />}
        actions={<ArchiveButton form={form} title={title} namespace="network" />}
      />
      <WhoseRecord form={form} namespace="network" />
      <Section title={t("team.what")}>
        <Fields>
          <TextField
            form={form}
            field="title"
            label={t("field.title")}
            maxLength={300}
            startsHere={isNew && !document}
            warning={(text) => (document && text.trim() === "" ? t("team.warningTitle") : null)}
            wide
          />
          <CodeField
            form={form}
            field="roundtable"
            label={t("team.roundtable")}
            clearLabel={t("clear.roundtable")}
            choices={coded(roundtables, "roundtableNumber")}
          />
          <CodeField
            form={form}
            field="session"
            label={t("field.session")}
            clearLabel={t("clear.session")}
            choices={coded(
              sessions.filter((session) => roundtable === "" || session.startsWith(`${roundtable}.`)),
              "session",
            )}
          />
          <CodesField form={form} set="themes" label={t("field.themes")} choices={coded(themes, "theme")} wide />
          <TextField form={form} field="paperTitle" label={t("field.paperTitle")} maxLength={300} />
          <DayField form={form} field="paperDue" label={t("field.paperDue")} clearLabel={t("clear.date")} />
        </Fields>
      </Section>
      {form.record ? <PairingPart record={form.record} /> : null}
      <Section title={t("members")}>
        <RowsField
          form={form}
          list="member"
          label={t("members")}
          columns={[
            { name: "country", label: t("country"), type: "country", grow: 1.4 },
            { name: "name", label: t("member.name"), type: "text", maxLength: 300, grow: 2 },
            { name: "role", label: t("member.role"), type: "choice", choices: coded(teamRoles, "teamRole"), grow: 1.3 },
            { name: "from", label: t("member.from"), type: "day", grow: 1.2 },
            { name: "to", label: t("member.to"), type: "day", grow: 1.2 },
          ]}
          blank={() => ({ country: "", name: "", role: "member", from: localToday(), to: "" })}
          addLabel={t("member.add")}
          empty={t("team.noMember")}
        />
      </Section>
      {role === "secretariat" && form.document ? <VolunteersPart form={form} /> : null}
      <Section title={t("team.notes")}>
        <NarrativeField
          target={form.target}
          text="notes"
          record={form.record}
          label={null}
          ariaLabel={t("team.notes")}
          minRows={3}
          readOnly={!form.permission("notes").allowed}
        />
      </Section>
    </Page>
  );
}
