import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { audiences, languages, themes } from "#shared/domain/vocabulary/vocabulary.ts";
import { RecordSide } from "#renderer/features/beside/index.ts";
import { NarrativeField } from "#renderer/ui/narrative-field.tsx";
import { AddTask } from "#renderer/features/tasks/index.ts";
import { PageHead, Page, Section } from "#renderer/ui/page.tsx";
import { CodeField, CodesField, Fields, FieldWarning, TextField } from "#renderer/ui/record-fields.tsx";
import { useRecordForm, type RecordForm } from "#renderer/ui/record-form.ts";
import { ArchiveButton, FormStatus, WhoseRecord } from "#renderer/ui/record-lifecycle.tsx";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { languageName } from "./words.ts";
import type { ListedContact, OrganisationDirectory } from "./list-contacts.ts";
import { OrganisationField } from "./organisation-field.tsx";
import { ConfirmButton, ConfirmedLine } from "./confirmed.tsx";
import { AssignmentsSection, RoleSection } from "./role-section.tsx";
import { AddressesField, EmailsField, PhonesField } from "./set-rows-field.tsx";
import classes from "./contacts.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

interface ContactDetailProps {
  readonly id: string;
  /** A contact that is started now, with nothing written yet. */
  readonly isNew: boolean;
  readonly contacts: readonly ListedContact[];
  readonly organisations: OrganisationDirectory;
  /** Today, `2007-07-12`. */
  readonly today: string;
}

export function ContactDetail({ id, isNew, contacts, organisations, today }: ContactDetailProps): ReactNode {
  const { t } = useTranslation("contacts");
  const opened = useRecordForm(id, "contact", isNew ? newContact : null);
  if (opened.state !== "ready") return opened.state === "loading" ? <LoadingState /> : <EmptyState sentence={`${t("empty.gone")} ${t("empty.goneNext")}`} />;
  return <ContactForm form={opened.form} isNew={isNew} contacts={contacts} organisations={organisations} today={today} />;
}

const newContact = { audience: "internal" } as const;

interface ContactFormProps extends Omit<ContactDetailProps, "id"> {
  readonly form: RecordForm;
}

function ContactForm({ form, isNew, contacts, organisations, today }: ContactFormProps): ReactNode {
  const { t } = useTranslation("contacts");
  const { document } = form;
  const title = document?.title || (document ? t("unnamed") : t("new"));
  const organisation = organisations.get(form.words("organisation"))?.document.title;
  const subtitle = [form.words("name") && form.words("function"), organisation].filter(Boolean).join(comma());
  const nothingWritten = document !== null && document.title === "";
  return (
    <Page side={<RecordSide record={form.document} />}>
      <PageHead
        title={title}
        subtitle={subtitle || undefined}
        status={<FormStatus form={form} />}
        actions={
          <>
            {document && <AddTask about={{ id: document.id, title }} />}
            <ConfirmButton form={form} today={today} />
            <ArchiveButton form={form} title={title} namespace="contacts" />
          </>
        }
      />
      <WhoseRecord form={form} namespace="contacts" />
      <ConfirmedLine form={form} today={today} />
      {document?.lifecycle === "archived" ? <p className={classes["line"]}>{t("archivedLine")}</p> : null}
      {nothingWritten ? (
        <p className={classes["line"]}>
          <FieldWarning>{t("warning.nothing")}</FieldWarning>
        </p>
      ) : null}
      <Section title={t("section.person")}>
        <Fields>
          <TextField form={form} field="name" label={t("field.name")} description={t("field.nameHelp")} maxLength={200} startsHere={isNew && !document} wide />
          <TextField form={form} field="function" label={t("field.function")} maxLength={300} wide />
          <OrganisationField form={form} organisations={organisations} />
          <TextField form={form} field="department" label={t("field.department")} maxLength={300} wide />
        </Fields>
      </Section>
      <Section title={t("section.reach")}>
        <Fields>
          <PhonesField key={`phones ${form.target.id}`} form={form} />
          <EmailsField key={`emails ${form.target.id}`} form={form} />
          <AddressesField key={`addresses ${form.target.id}`} form={form} />
        </Fields>
      </Section>
      <RoleSection form={form} contacts={contacts} today={today} />
      <AssignmentsSection form={form} today={today} />
      <WorkSection form={form} />
      <Section title={t("section.notes")}>
        <NarrativeField
          target={form.target}
          text="notes"
          record={form.record}
          label={null}
          ariaLabel={t("field.notes")}
          minRows={3}
          readOnly={!form.permission("notes").allowed}
        />
      </Section>
      {form.target.scope.startsWith("country:") ? <AudienceSection form={form} /> : null}
    </Page>
  );
}

function WorkSection({ form }: { readonly form: RecordForm }): ReactNode {
  const { t, i18n } = useTranslation(["contacts", "vocabulary"]);
  const spoken = useMemo(() => languages.map((code) => ({ value: code, label: languageName(code, i18n.language) })), [i18n.language]);
  return (
    <Section title={t("section.work")}>
      <Fields>
        <CodesField form={form} set="languages" label={t("field.languages")} choices={spoken} wide />
        <CodesField
          form={form}
          set="topics"
          label={t("field.topics")}
          choices={themes.map((code) => ({ value: code, label: t(`vocabulary:theme.${code}`) }))}
          wide
        />
      </Fields>
    </Section>
  );
}

function AudienceSection({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation(["contacts", "vocabulary"]);
  return (
    <Section title={t("section.audience")}>
      <Fields>
        <CodeField
          form={form}
          field="audience"
          label={t("field.audience")}
          whenEmpty="internal"
          choices={audiences.map((code) => ({ value: code, label: t(`vocabulary:audience.${code}`) }))}
          lockedReason={form.permission("").allowed ? t("audienceFocalPoint") : undefined}
        />
      </Fields>
    </Section>
  );
}
