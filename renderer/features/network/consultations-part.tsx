import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { localToday } from "#renderer/platform/local-now.ts";
import { linkTo } from "#renderer/platform/desk/record-links.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import { Section } from "#renderer/ui/page.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import lines from "#renderer/ui/lines.module.css";
import { openConsultations } from "./open-consultations.ts";
import classes from "./network.module.css";

/** What is put to the Friends now: they answer where they open it. */
export function ConsultationsPart(): ReactNode {
  const { t, i18n } = useTranslation("network");
  const watched = useList({ kind: "circular" });
  if (watched.state !== "ready") return null;
  const open = openConsultations(watched.value, localToday());
  return (
    <Section title={t("consultations.title")}>
      <p className={classes["quiet"]}>{open.length === 0 ? t("consultations.none") : t("consultations.help")}</p>
      <ul className={lines["list"]} data-testid="consultations">
        {open.map(({ document, answerBy }) => {
          const path = linkTo(document);
          const line = (
            <>
              <span className={lines["name"]} dir="auto">
                {document.title || t("consultations.unnamed")}
              </span>
              <span className={lines["aside"]}>
                {answerBy ? t("consultations.until", { date: writtenDay(answerBy, i18n.language) }) : t("consultations.open")}
              </span>
            </>
          );
          return (
            <li key={document.id}>
              {path === null ? (
                <span className={lines["line"]}>{line}</span>
              ) : (
                <Link className={lines["line"]} to={path}>
                  {line}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
