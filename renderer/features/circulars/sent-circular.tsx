import { Anchor, Button } from "@mantine/core";
import { IconMessage, IconPencilPlus } from "@tabler/icons-react";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { RecordState } from "#shared/crdt/record.ts";
import { viewOf } from "#shared/crdt/view.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import { wordsOf } from "#shared/domain/vocabulary/read.ts";
import { asRecordId, asScope } from "#shared/lib/ids.ts";
import { RecordSide } from "#renderer/features/beside/index.ts";
import { AddTask } from "#renderer/features/tasks/index.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { linkTo } from "#renderer/platform/desk/record-links.ts";
import { useList, useRecord } from "#renderer/platform/desk/use-record.ts";
import { useRecordTitle } from "#renderer/platform/desk/use-record-title.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { daysUntil } from "#renderer/ui/days-until.ts";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";
import { ArchiveButton } from "#renderer/ui/record-lifecycle.tsx";
import { writtenDay } from "#renderer/ui/written-day.ts";
import { CountryBoard } from "./country-board.tsx";
import { editsToCorrect } from "./correct.ts";
import { InOurCountry } from "./in-our-country.tsx";
import { SummaryMenu } from "./summary-menu.tsx";
import classes from "./circulars.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

interface SentCircularProps {
  readonly form: RecordForm;
  readonly document: RecordDocument;
  readonly record: RecordState;
}

/** A circular as it was sent: its words stand, and everybody does with it what their role asks of them. */
export function SentCircular({ form, document, record }: SentCircularProps): ReactNode {
  const { t, i18n } = useTranslation(["circulars", "vocabulary"]);
  const { person } = useDesk();
  const view = useMemo(() => viewOf(record), [record]);
  const title = document.title || t("unnamed");
  const category = wordsOf(view, "category");
  const summary = wordsOf(view, "publicSummary");
  const sentOn = writtenDay(wordsOf(view, "sentOn"), i18n.language);
  const isSecretariat = person.role === "secretariat";
  return (
    <Page side={<RecordSide record={document} />}>
      <PageHead
        title={title}
        subtitle={[category && t(`vocabulary:circularCategory.${category}`), t("sentOn", { date: sentOn })].filter(Boolean).join(" · ")}
        actions={
          <>
            <AddTask about={{ id: document.id, title }} />
            {summary !== "" && <SummaryMenu title={title} date={sentOn} summary={summary} />}
            {isSecretariat && <CorrectButton view={view} />}
            {isSecretariat && <ArchiveButton form={form} title={title} namespace="circulars" />}
          </>
        }
      />
      <Asked view={view} />
      <Corrected id={document.id} />
      {!isSecretariat && person.role !== "observer" && <InOurCountry circular={document} />}
      <Section title={t("section.body")}>
        <div className={classes["body"]} dir="auto">
          {view.text("body")}
        </div>
      </Section>
      {summary !== "" && (
        <Section title={t("section.public")}>
          <div className={classes["body"]} dir="auto">
            {summary}
          </div>
        </Section>
      )}
      <Links view={view} />
      {isSecretariat && <CountryBoard circular={document} />}
    </Page>
  );
}

/** What is asked, and until when. */
function Asked({ view }: { readonly view: RecordView }): ReactNode {
  const { t, i18n } = useTranslation("circulars");
  const [today] = useState(() => new Date());
  const answerBy = wordsOf(view, "answerBy");
  const isForComment = wordsOf(view, "category") === "consultation";
  if (answerBy === "" && !isForComment) return null;
  const date = writtenDay(answerBy, i18n.language);
  const isOver = answerBy !== "" && daysUntil(answerBy, today) < 0;
  const sentence = isForComment
    ? answerBy === ""
      ? t("asked.comments")
      : t(isOver ? "asked.commentsOver" : "asked.commentsBy", { date })
    : t(isOver ? "asked.answerOver" : "asked.answerBy", { date });
  return (
    <p className={classes["asked"]} data-late={isOver || undefined}>
      <IconMessage size={16} aria-hidden />
      {sentence}
    </p>
  );
}

/** Whether a later circular follows this one: who reads an old one must know. */
function Corrected({ id }: { readonly id: string }): ReactNode {
  const { t, i18n } = useTranslation("circulars");
  const list = useList({ kind: "circular" });
  const later = list.state === "ready" ? list.value.filter(({ status, summary }) => status === "sent" && summary["follows"] === id) : [];
  if (later.length === 0) return null;
  return (
    <ul className={classes["later"]}>
      {later.map((one) => (
        <li key={one.id}>
          {t("followedBy", { date: writtenDay(String(one.summary["sentOn"]), i18n.language) })}{" "}
          <Anchor component={Link} to={`/circulars/${encodeURIComponent(one.id)}`}>
            {one.title || t("unnamed")}
          </Anchor>
        </li>
      ))}
    </ul>
  );
}

function Links({ view }: { readonly view: RecordView }): ReactNode {
  const { t } = useTranslation("circulars");
  const nameOf = useCountryName();
  const countries = view.elements("countries");
  const facts = (["about", "follows"] as const).filter((field) => wordsOf(view, field) !== "");
  return (
    <Section title={t("section.links")}>
      <dl className={classes["facts"]}>
        <div>
          <dt>{t("field.countries")}</dt>
          <dd>
            {countries.length === 0 ? t("allCountries") : countries.map(nameOf).join(comma())}
            {countries.length > 0 && <span className={classes["quiet"]}>{t("notSecret")}</span>}
          </dd>
        </div>
        {facts.map((field) => (
          <div key={field}>
            <dt>{t(`field.${field}`)}</dt>
            <dd>
              <Reference id={wordsOf(view, field)} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Reference({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation("common");
  const titleOf = useRecordTitle();
  const opened = useRecord(id);
  if (opened.state !== "ready") return opened.state === "loading" ? null : t("recordNotHere");
  const path = linkTo(opened.document);
  const title = titleOf(opened.document);
  return path === null ? (
    title
  ) : (
    <Anchor component={Link} to={path}>
      {title}
    </Anchor>
  );
}

function CorrectButton({ view }: { readonly view: RecordView }): ReactNode {
  const { t } = useTranslation("circulars");
  const { records } = useDesk();
  const navigate = useNavigate();
  async function correct(): Promise<void> {
    const id = asRecordId(`circular.${crypto.randomUUID()}`);
    await records.edit({ id, kind: "circular", scope: asScope(view.scope) }, editsToCorrect(view));
    await navigate(`/circulars/${id}`);
  }
  return (
    <Button variant="default" leftSection={<IconPencilPlus size={16} aria-hidden />} title={t("correctHelp")} onClick={() => void correct()}>
      {t("correct")}
    </Button>
  );
}
