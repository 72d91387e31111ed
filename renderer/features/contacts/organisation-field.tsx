import { Button, Collapse } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { organisationTypes } from "#shared/domain/vocabulary/vocabulary.ts";
import { asRecordId } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { CodeField, Fields, labelOf, TextField } from "#renderer/ui/record-fields.tsx";
import { useRecordForm, type RecordForm } from "#renderer/ui/record-form.ts";
import { WhoseRecord } from "#renderer/ui/record-lifecycle.tsx";
import type { OrganisationDirectory } from "./list-contacts.ts";
import { RecordPicker } from "#renderer/ui/record-picker.tsx";
import classes from "./contacts.module.css";

interface OrganisationFieldProps {
  readonly form: RecordForm;
  readonly organisations: OrganisationDirectory;
}

/** Chooses the contact's organisation, adds a new one by its name, and shows what is known about it. */
export function OrganisationField({ form, organisations }: OrganisationFieldProps): ReactNode {
  const { t } = useTranslation(["contacts", "vocabulary"]);
  const { records } = useDesk();
  const [open, { toggle, open: show }] = useDisclosure(false);
  const value = form.words("organisation");
  const locked = !form.permission("organisation").allowed || form.conflicts.has("organisation");

  async function add(name: string): Promise<void> {
    const id = asRecordId(`organisation.${crypto.randomUUID()}`);
    const country = countryOfScope(form.target.scope);
    await records.edit({ id, kind: "organisation", scope: form.target.scope }, [
      { type: "set", field: "name", value: name.slice(0, 300) },
      ...(country ? [{ type: "set", field: "country", value: country } as const] : []),
    ]);
    form.set("organisation", id);
    show();
  }

  return (
    <div data-wide>
      <RecordPicker
        label={labelOf({ form, field: "organisation", label: t("field.organisation") })}
        value={value}
        choices={organisations.all}
        titleOf={(organisation) => organisation.title || t("organisation.unnamed")}
        hintOf={(organisation) => (organisation.status ? t(`vocabulary:organisationType.${organisation.status}`) : "")}
        placeholder={t("organisation.placeholder")}
        nothing={t("organisation.none")}
        unknown={t("organisation.unknown")}
        clearLabel={t("organisation.clear")}
        readOnly={locked}
        onChoose={(id) => form.set("organisation", id)}
        create={locked ? undefined : { label: (name) => t("organisation.create", { name }), make: (name) => void add(name) }}
      />
      {value !== "" && organisations.get(value) ? (
        <>
          <Button
            className={classes["more"]!}
            variant="subtle"
            size="compact-sm"
            aria-expanded={open}
            rightSection={open ? <IconChevronUp size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
            onClick={toggle}
          >
            {t("organisation.details")}
          </Button>
          <Collapse expanded={open} transitionDuration={100}>
            {open ? <OrganisationDetails key={value} id={value} organisations={organisations} /> : null}
          </Collapse>
        </>
      ) : null}
    </div>
  );
}

function OrganisationDetails({ id, organisations }: { readonly id: string; readonly organisations: OrganisationDirectory }): ReactNode {
  const { t } = useTranslation(["contacts", "vocabulary"]);
  const opened = useRecordForm(id, "organisation", null);
  if (opened.state !== "ready") return null;
  const { form } = opened;
  return (
    <div className={classes["inset"]}>
      <WhoseRecord form={form} namespace="contacts" />
      <Fields>
        <TextField form={form} field="name" label={t("organisation.name")} maxLength={300} wide />
        <CodeField
          form={form}
          field="type"
          label={t("organisation.type")}
          placeholder={t("organisation.typePlaceholder")}
          clearLabel={t("organisation.clearType")}
          choices={organisationTypes.map((type) => ({ value: type, label: t(`vocabulary:organisationType.${type}`) }))}
        />
        <TextField form={form} field="acronym" label={t("organisation.acronym")} maxLength={40} />
        <PartOf form={form} organisations={organisations.all} />
      </Fields>
    </div>
  );
}

function PartOf({ form, organisations }: { readonly form: RecordForm; readonly organisations: readonly RecordDocument[] }): ReactNode {
  const { t } = useTranslation("contacts");
  return (
    <div data-wide>
      <RecordPicker
        label={labelOf({ form, field: "parent", label: t("organisation.parent") })}
        value={form.words("parent")}
        choices={organisations.filter((organisation) => organisation.id !== form.target.id)}
        titleOf={(organisation) => organisation.title || t("organisation.unnamed")}
        placeholder={t("organisation.parentPlaceholder")}
        nothing={t("organisation.noneToChoose")}
        unknown={t("organisation.unknown")}
        clearLabel={t("organisation.clearParent")}
        readOnly={!form.permission("parent").allowed || form.conflicts.has("parent")}
        onChoose={(id) => form.set("parent", id)}
      />
    </div>
  );
}
