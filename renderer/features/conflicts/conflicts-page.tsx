import { Button } from "@mantine/core";
import { IconArrowUpRight } from "@tabler/icons-react";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import type { Head } from "#shared/crdt/record.ts";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { Decision } from "#renderer/features/conflicts/decision.tsx";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { linkTo } from "#renderer/platform/desk/record-links.ts";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";
import { useRecord } from "#renderer/platform/desk/use-record.ts";
import { useRecordTitle } from "#renderer/platform/desk/use-record-title.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { RecordStatus } from "#renderer/ui/badges.tsx";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { ListDetail } from "#renderer/ui/list-detail.tsx";
import { Page, PageHead } from "#renderer/ui/page.tsx";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import classes from "#renderer/features/conflicts/conflicts.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

/** Decisions of this session, so that each can be undone from where it was made. */
const decisions = new Map<string, readonly Head[]>();

export function ConflictsPage(): ReactNode {
  const { t, i18n } = useTranslation("conflicts");
  const { actor, toDecide$ } = useDesk();
  const nameOf = useCountryName();
  const { id } = useParams();
  const navigate = useNavigate();
  const titleOf = useRecordTitle();
  const watched = useObservable(() => toDecide$, toDecide$);
  const whatAndWhose = ({ kind, scope }: RecordDocument): string => {
    const country = countryOfScope(scope);
    return [i18n.exists(`app:kind.${kind}`) ? t(`app:kind.${kind}`) : "", country === actor.country ? "" : nameOf(country)].filter(Boolean).join(comma());
  };
  return (
    <ListDetail
      label={t("title")}
      items={watched.state === "ready" ? watched.value : undefined}
      row={(document) => ({
        id: document.id,
        title: titleOf(document),
        // Every row here has two values; only how many is news.
        conflicts: document.conflicts > 1 ? document.conflicts : 0,
        aside: whatAndWhose(document),
      })}
      chosen={id}
      onChoose={(next) => void navigate(next ? `/conflicts/${encodeURIComponent(next)}` : "/conflicts")}
      empty={{ sentence: t("empty"), action: { label: t("toToday"), to: "/today" } }}
      unchosen={t("unchosen")}
      detail={id ? <RecordConflicts key={id} id={id} /> : null}
    />
  );
}

function RecordConflicts({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation("conflicts");
  const opened = useRecord(id);
  const titleOf = useRecordTitle();
  const [parameters] = useSearchParams();
  const [, setCount] = useState(0);
  const wanted = parameters.get("field");
  const fields = useMemo(() => {
    if (opened.state !== "ready") return [];
    const decided = [...decisions.keys()].filter((key) => key.startsWith(`${id} `)).map((key) => key.slice(id.length + 1));
    const all = [...new Set([...opened.conflicts, ...decided])].sort();
    return wanted && all.includes(wanted) ? [wanted, ...all.filter((field) => field !== wanted)] : all;
  }, [opened, id, wanted]);

  if (opened.state === "loading") return <LoadingState />;
  if (opened.state === "missing") return <EmptyState sentence={t("missing")} />;
  const path = linkTo(opened.document);
  return (
    <Page wide>
      <PageHead
        title={titleOf(opened.document)}
        status={<RecordStatus document={opened.document} />}
        actions={
          path && (
            <Button component={Link} to={path} variant="default" leftSection={<IconArrowUpRight size={16} aria-hidden />}>
              {t("openRecord")}
            </Button>
          )
        }
      />
      {fields.length === 0 && <p className={classes["who"]}>{t("nothingLeft")}</p>}
      {opened.conflicts.size > 0 && <p className={classes["lead"]}>{t("lead")}</p>}
      {fields.map((field) => (
        <Decision
          key={field}
          document={opened.document}
          record={opened.record}
          field={field}
          decided={decisions.get(`${id} ${field}`)}
          onDecided={(heads) => {
            if (heads) decisions.set(`${id} ${field}`, heads);
            else decisions.delete(`${id} ${field}`);
            setCount((before) => before + 1);
          }}
        />
      ))}
    </Page>
  );
}
