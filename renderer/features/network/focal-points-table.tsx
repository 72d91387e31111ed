import { Anchor } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DirectoryEntry } from "#shared/domain/contact/network-directory.ts";
import { linkTo } from "#renderer/platform/desk/record-links.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";
import classes from "./focal-points.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

export interface ShownEntry extends DirectoryEntry<RecordDocument> {
  readonly countryName: string;
  readonly organisation: string;
}

/** A country's people stand together; its name is said once. */
export function FocalPointsTable({ entries }: { readonly entries: readonly ShownEntry[] }): ReactNode {
  const { t, i18n } = useTranslation(["directory", "vocabulary"]);
  const languageName = new Intl.DisplayNames([i18n.language], { type: "language", fallback: "code" });
  return (
    <div className={classes["scroller"]}>
      <table className={classes["table"]}>
        <thead>
          <tr>
            <th scope="col">{t("column.country")}</th>
            <th scope="col">{t("column.who")}</th>
            <th scope="col">{t("column.role")}</th>
            <th scope="col">{t("column.seat")}</th>
            <th scope="col">{t("column.languages")}</th>
            <th scope="col">{t("column.reach")}</th>
            <th scope="col">{t("column.confirmed")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ contact, country, countryName, organisation, role, seat, confirmedOn, isOld }, at) => {
            const words = (name: string): string => (typeof contact.summary[name] === "string" ? contact.summary[name] : "");
            const spoken = Array.isArray(contact.summary["languages"]) ? (contact.summary["languages"] as readonly string[]) : [];
            const office = words("name") === "" ? "" : words("function");
            return (
              <tr key={contact.id}>
                <th scope="row" dir="auto">
                  {entries[at - 1]?.country === country ? <span className={classes["repeated"]}>{countryName}</span> : countryName}
                </th>
                <td dir="auto">
                  <Anchor component={Link} to={linkTo(contact) ?? "/contacts"}>
                    {contact.title}
                  </Anchor>
                  {office || organisation ? <div className={classes["quiet"]}>{[office, organisation].filter(Boolean).join(comma())}</div> : null}
                </td>
                <td>{t(`vocabulary:contactRole.${role}`)}</td>
                <td>{seat ? t(`vocabulary:seat.${seat}`) : ""}</td>
                <td>{spoken.map((code) => languageName.of(code) ?? code).join(comma())}</td>
                <td>
                  <span dir="ltr">{words("email")}</span>
                  <div dir="ltr">{words("phone")}</div>
                </td>
                <td>
                  {confirmedOn ? writtenDay(confirmedOn, i18n.language) : ""}
                  {isOld && (
                    <span className={classes["old"]}>
                      <IconAlertTriangle size={14} aria-hidden />
                      {t(confirmedOn ? "old" : "never")}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
