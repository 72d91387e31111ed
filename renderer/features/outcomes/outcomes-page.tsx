import { TextInput } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { ConflictBadge } from "#renderer/ui/badges.tsx";
import { EmptyState, ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import { groupOutcomes, type OutcomeGroup } from "./group-outcomes.ts";
import { FollowUpTable } from "./follow-up-table.tsx";
import { NewOutcomeButton } from "./outcome-actions.tsx";
import { OutcomeDetail } from "./outcome-detail.tsx";
import classes from "./outcomes.module.css";

/** What the Forum concluded, by roundtable at the left, with its source at the right. */
export function OutcomesPage(): ReactNode {
  const { id: chosen } = useParams();
  const { t } = useTranslation(["outcomes", "common"]);
  const narrow = useMediaQuery("(max-width: 820px)", false, { getInitialValueInEffect: false });
  const detail = chosen ? <OutcomeDetail key={chosen} id={chosen} /> : <FollowUpTable />;
  if (narrow) {
    return chosen ? (
      <div className={classes["narrow"]}>
        <Link className={classes["back"]} to="/outcomes">
          {t("common:backTo")}
        </Link>
        {detail}
      </div>
    ) : (
      <div className={classes["narrow"]}>
        <OutcomeList chosen={undefined} />
      </div>
    );
  }
  return (
    <div className={classes["both"]}>
      <OutcomeList chosen={chosen} />
      <div className={classes["detail"]}>{detail}</div>
    </div>
  );
}

function OutcomeList({ chosen }: { readonly chosen: string | undefined }): ReactNode {
  const { t } = useTranslation(["outcomes", "common"]);
  const [query, setQuery] = useState("");
  const watched = useList({ kind: "outcome" });
  const outcomes = watched.state === "ready" ? watched.value : undefined;
  const groups = useMemo(() => outcomes && groupOutcomes(outcomes, query), [outcomes, query]);
  return (
    <section className={classes["list"]} aria-label={t("heading")}>
      <div className={classes["tools"]}>
        <TextInput
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Escape" && setQuery("")}
          placeholder={t("common:filter")}
          aria-label={t("common:filterIn", { list: t("heading") })}
          leftSection={<IconSearch size={16} aria-hidden />}
        />
        <NewOutcomeButton position={outcomes?.length ?? 0} />
      </div>
      <div className={classes["rows"]}>
        {watched.state === "failed" ? <ErrorState sentence={t("failed")} /> : null}
        {watched.state === "loading" ? <LoadingState /> : null}
        {groups?.map((group) => (
          <Group key={group.place} group={group} chosen={chosen} />
        ))}
        {outcomes?.length === 0 ? <EmptyState sentence={`${t("empty.none")} ${t("empty.noneNext")}`} /> : null}
        {outcomes && outcomes.length > 0 && groups?.length === 0 ? (
          <EmptyState sentence={t("empty.notFound")} action={{ label: t("common:showAll"), onClick: () => setQuery("") }} />
        ) : null}
      </div>
    </section>
  );
}

function Group({ group, chosen }: { readonly group: OutcomeGroup; readonly chosen: string | undefined }): ReactNode {
  const { t } = useTranslation(["outcomes", "vocabulary"]);
  const name = t(`vocabulary:roundtable.${group.place}`);
  const isRoundtable = group.place !== "all" && group.place !== "forum";
  return (
    <nav aria-label={name}>
      <h2 className={classes["group"]}>{isRoundtable ? t("groupRoundtable", { number: group.place, name }) : name}</h2>
      {group.outcomes.map((outcome) => (
        <OutcomeRow key={outcome.id} outcome={outcome} chosen={outcome.id === chosen} />
      ))}
    </nav>
  );
}

function OutcomeRow({ outcome, chosen }: { readonly outcome: RecordDocument; readonly chosen: boolean }): ReactNode {
  const { t } = useTranslation("outcomes");
  return (
    <Link className={classes["row"]} aria-current={chosen || undefined} to={`/outcomes/${encodeURIComponent(outcome.id)}`}>
      <span className={classes["title"]}>{outcome.title || t("unnamed")}</span>
      {outcome.audience !== "network" ? <span className={classes["aside"]}>{t("share.mark")}</span> : null}
      {outcome.conflicts > 0 ? <ConflictBadge count={outcome.conflicts} /> : null}
    </Link>
  );
}
