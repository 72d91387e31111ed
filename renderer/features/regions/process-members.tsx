import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { Fragment, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { viewOf } from "#shared/crdt/view.ts";
import { countOn, membershipOf, type Membership } from "#shared/domain/process/memberships.ts";
import { holdsOn } from "#shared/domain/vocabulary/dated.ts";
import { processMembers } from "#shared/domain/process/process.ts";
import { placeOf, regions } from "#shared/domain/regions/regions.ts";
import { confidences, processRoles } from "#shared/domain/vocabulary/vocabulary.ts";
import { ConflictBadge } from "#renderer/ui/badges.tsx";
import { useCountryName } from "#renderer/ui/country-name.ts";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { RowsField, type RowValues } from "#renderer/ui/rows-field.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { useToday } from "./use-processes.ts";
import classes from "./regions.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

/** Members and observers by region, with the days and how sure each is; the secretariat corrects them. */
export function ProcessMembers({ form }: { readonly form: RecordForm }): ReactNode {
  const { t } = useTranslation("regions");
  const today = useToday();
  const [editing, setEditing] = useState(false);
  const { record } = form;
  const members = useMemo(
    () => (record ? processMembers(viewOf(record)).map(({ id, values }): Row => ({ ...membershipOf(values), field: `member.${id}` })) : []),
    [record],
  );
  const count = countOn(members, today);
  const mayEdit = form.permission("member").allowed;
  return (
    <>
      <div className={classes["head"]}>
        <p className={classes["quiet"]}>
          {[t("members", { count: count.members }), count.observers > 0 ? t("observers", { count: count.observers }) : ""].filter(Boolean).join(comma())}
          {form.words("note") === "" ? null : `. ${t("member.note", { note: form.words("note") })}`}
        </p>
        {mayEdit ? (
          <Button ml="auto" variant="default" size="compact-sm" leftSection={<IconPencil size={14} aria-hidden />} onClick={() => setEditing(!editing)}>
            {t(editing ? "member.done" : "member.edit")}
          </Button>
        ) : null}
      </div>
      {editing && mayEdit ? <EditedMembers form={form} /> : <MembersByRegion form={form} members={members} today={today} />}
    </>
  );
}

type Row = Membership & { readonly field: string };

function MembersByRegion({ form, members, today }: { readonly form: RecordForm; readonly members: readonly Row[]; readonly today: string }): ReactNode {
  const { t, i18n } = useTranslation(["regions", "vocabulary", "priorities"]);
  const nameOf = useCountryName();
  const order = new Intl.Collator(i18n.language);
  const nameIn = (member: Row): string => (member.country === "" ? member.name : nameOf(member.country));
  const current = members.filter((member) => holdsOn(member, today));
  const groups = [
    { key: "unions", title: t("member.unions"), rows: current.filter(({ country }) => country === "") },
    ...[...regions.keys()].map((region) => ({
      key: region,
      title: t(`priorities:region.${region}` as never) as string,
      rows: current.filter(({ country }) => placeOf(country)?.region === region),
    })),
    { key: "elsewhere", title: t("member.elsewhere"), rows: current.filter(({ country }) => country !== "" && !placeOf(country)) },
    { key: "former", title: t("member.former"), rows: members.filter((member) => !holdsOn(member, today)) },
  ].filter(({ rows }) => rows.length > 0);
  if (groups.length === 0) return <p className={classes["quiet"]}>{t("member.none")}</p>;
  const day = (value: string): string => (value === "" ? "" : writtenDay(value, i18n.language));
  return (
    <table className={classes["table"]}>
      <thead>
        <tr>
          {(["member", "role", "from", "to", "confidence"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ key, title, rows }) => (
          <Fragment key={key}>
            <tr className={classes["group"]}>
              <th scope="colgroup" colSpan={5}>
                {title} ({rows.length})
              </th>
            </tr>
            {rows
              .toSorted((left, right) => order.compare(nameIn(left), nameIn(right)))
              .map((member) => (
                <tr key={member.field}>
                  <th scope="row" dir="auto">
                    {nameIn(member)} {form.conflicts.has(member.field) ? <ConflictBadge record={form.target.id} field={member.field} /> : null}
                  </th>
                  <td>{t(`vocabulary:processRole.${member.role}`)}</td>
                  <td>{day(member.from)}</td>
                  <td>{day(member.to)}</td>
                  <td>{member.confidence === "" ? "" : t(`vocabulary:confidence.${member.confidence}`)}</td>
                </tr>
              ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function EditedMembers({ form }: { readonly form: RecordForm }): ReactNode {
  const { t, i18n } = useTranslation(["regions", "vocabulary"]);
  const nameOf = useCountryName();
  const order = useMemo(() => {
    const collator = new Intl.Collator(i18n.language);
    const nameIn = (row: RowValues): string => (row["country"] ? nameOf(String(row["country"])) : String(row["name"] ?? ""));
    return (left: RowValues, right: RowValues) => collator.compare(nameIn(left), nameIn(right));
  }, [i18n.language, nameOf]);
  return (
    <div className={classes["wide"]}>
      <RowsField
        form={form}
        list="member"
        label={t("part.members")}
        addLabel={t("member.add")}
        empty={t("member.none")}
        blank={() => ({ country: "", name: "", role: "member", from: "", to: "", confidence: "medium" })}
        order={order}
        columns={[
          { name: "country", label: t("column.country"), type: "country", grow: 1.6 },
          { name: "name", label: t("column.name"), type: "text", maxLength: 300, grow: 1.3 },
          {
            name: "role",
            label: t("column.role"),
            type: "choice",
            choices: processRoles.map((value) => ({ value, label: t(`vocabulary:processRole.${value}`) })),
          },
          { name: "from", label: t("column.from"), type: "day" },
          { name: "to", label: t("column.to"), type: "day" },
          {
            name: "confidence",
            label: t("column.confidence"),
            type: "choice",
            choices: confidences.map((value) => ({ value, label: t(`vocabulary:confidence.${value}`) })),
          },
        ]}
      />
    </div>
  );
}
