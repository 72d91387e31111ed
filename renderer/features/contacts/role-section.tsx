import { Anchor } from "@mantine/core";
import { useCallback, useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { endsBeforeItBegins } from "#shared/domain/contact/warnings.ts";
import { contactRoles, seats } from "#shared/domain/vocabulary/vocabulary.ts";
import { Section } from "#renderer/ui/page.tsx";
import { CodeField, DayField, Fields, labelOf, TextField } from "#renderer/ui/record-fields.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { RecordPicker } from "#renderer/ui/record-picker.tsx";
import { RowsField, type RowColumn, type RowValues } from "#renderer/ui/rows-field.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import type { ListedContact } from "./list-contacts.ts";
import classes from "./contacts.module.css";

interface RoleSectionProps {
  readonly form: RecordForm;
  readonly contacts: readonly ListedContact[];
  /** Today, `2007-07-12`. */
  readonly today: string;
}

export function RoleSection({ form, contacts, today }: RoleSectionProps): ReactNode {
  const { t, i18n } = useTranslation(["contacts", "vocabulary"]);
  const role = form.words("role") || "none";
  const from = form.words("roleFrom");
  const to = form.words("roleTo");
  const hasRole = role !== "none" || from !== "" || to !== "" || form.conflicts.has("role");
  const turned = endsBeforeItBegins(from, to);
  const ended = hasRole && !turned && to !== "" && to < today;
  const begins = hasRole && !turned && from > today;
  return (
    <Section title={t("section.role")}>
      <Fields>
        <CodeField
          form={form}
          field="role"
          label={t("field.role")}
          whenEmpty="none"
          choices={contactRoles.map((code) => ({ value: code, label: t(`vocabulary:contactRole.${code}`) }))}
        />
        {hasRole ? (
          <>
            <DayField form={form} field="roleFrom" label={t("field.roleFrom")} clearLabel={t("clearDate")} />
            <DayField
              form={form}
              field="roleTo"
              label={t("field.roleTo")}
              description={t("field.roleToHelp")}
              clearLabel={t("clearDate")}
              warning={turned ? t("warning.dates") : null}
            />
          </>
        ) : null}
        <CodeField
          form={form}
          field="seat"
          label={t("field.seat")}
          clearLabel={t("clearSeat")}
          choices={seats.map((code) => ({ value: code, label: t(`vocabulary:seat.${code}`) }))}
        />
        <TextField form={form} field="seatDetail" label={t("field.seatDetail")} maxLength={200} />
        {hasRole || form.words("alternate") !== "" ? <AlternateField form={form} contacts={contacts} /> : null}
      </Fields>
      {ended ? <p className={classes["line"]}>{t("roleEnded", { date: writtenDay(to, i18n.language) })}</p> : null}
      {begins ? <p className={classes["line"]}>{t("roleBegins", { date: writtenDay(from, i18n.language) })}</p> : null}
    </Section>
  );
}

function AlternateField({ form, contacts }: Pick<RoleSectionProps, "form" | "contacts">): ReactNode {
  const { t } = useTranslation("contacts");
  const { target } = form;
  const choices = useMemo(() => contacts.map((contact) => contact.document).filter((contact) => contact.id !== target.id), [contacts, target.id]);
  const organisations = useMemo(() => new Map(contacts.map((contact) => [contact.document.id, contact.organisation?.title ?? ""])), [contacts]);
  const value = form.words("alternate");
  return (
    <div>
      <RecordPicker
        label={labelOf({ form, field: "alternate", label: t("field.alternate") })}
        description={t("field.alternateHelp")}
        value={value}
        choices={choices}
        titleOf={(contact) => contact.title || t("unnamed")}
        hintOf={(contact) => organisations.get(contact.id) ?? ""}
        placeholder={t("alternate.placeholder")}
        nothing={t("alternate.none")}
        unknown={t("alternate.unknown")}
        clearLabel={t("alternate.clear")}
        readOnly={!form.permission("alternate").allowed || form.conflicts.has("alternate")}
        onChoose={(id) => form.set("alternate", id)}
      />
      {value !== "" && organisations.has(value as never) ? (
        <Anchor component={Link} to={`/contacts/${encodeURIComponent(value)}`} size="sm">
          {t("alternate.open")}
        </Anchor>
      ) : null}
    </div>
  );
}

/** Roles beside or before the present one, each with its dates. */
export function AssignmentsSection({ form, today }: Pick<RoleSectionProps, "form" | "today">): ReactNode {
  const { t } = useTranslation(["contacts", "vocabulary"]);
  const columns = useMemo(
    (): readonly RowColumn[] => [
      {
        name: "role",
        label: t("assignment.role"),
        type: "choice",
        choices: contactRoles.filter((code) => code !== "none").map((code) => ({ value: code, label: t(`vocabulary:contactRole.${code}`) })),
      },
      { name: "from", label: t("assignment.from"), type: "day" },
      { name: "to", label: t("assignment.to"), type: "day" },
      { name: "seat", label: t("assignment.seat"), type: "choice", choices: seats.map((code) => ({ value: code, label: t(`vocabulary:seat.${code}`) })) },
      { name: "note", label: t("assignment.note"), type: "text", maxLength: 300 },
    ],
    [t],
  );
  const blank = useCallback((): RowValues => ({ role: "liaison", from: today, to: "", seat: "", note: "" }), [today]);
  return (
    <Section title={t("section.assignments")}>
      <RowsField
        form={form}
        list="assignment"
        label={t("section.assignments")}
        columns={columns}
        blank={blank}
        addLabel={t("assignment.add")}
        empty={t("assignment.none")}
        order={latestFirst}
      />
    </Section>
  );
}

const latestFirst = (left: RowValues, right: RowValues): number => String(right["from"] ?? "").localeCompare(String(left["from"] ?? ""));
