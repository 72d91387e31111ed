import { Checkbox, Table } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconClockHour4 } from "@tabler/icons-react";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { viewOf } from "#shared/crdt/view.ts";
import { addressees } from "#shared/domain/circular/circular.ts";
import { distributionProgress, isDistributionLate, type DistributionProgress } from "#shared/domain/distribution/progress.ts";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { useEnrolled } from "#renderer/platform/desk/enrolled.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import { localToday } from "#renderer/platform/local-now.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { Section } from "#renderer/ui/page.tsx";
import { LoadingState } from "#renderer/ui/states.tsx";
import { When } from "#renderer/ui/when.tsx";
import { Confirmations } from "./confirmations.tsx";
import { answerByOf } from "./standing.ts";
import classes from "./circulars.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

interface CountryLine {
  readonly country: string;
  readonly document: RecordDocument | undefined;
  readonly progress: DistributionProgress;
  readonly late: boolean;
}

/** Who has read a circular, passed it on and confirmed it, by country: the late ones first. */
export function CountryBoard({ circular }: { readonly circular: RecordDocument }): ReactNode {
  const { t } = useTranslation("circulars");
  const { countries: enrolled, ministryOf } = useEnrolled();
  const nameOf = useCountryName();
  const list = useList({ kind: "distribution", parent: circular.id });
  const [onlyWaiting, setOnlyWaiting] = useState(false);
  const [today] = useState(localToday);
  const lines = useMemo((): readonly CountryLine[] | null => {
    if (list.state !== "ready") return null;
    const byCountry = new Map(list.value.map((document) => [countryOfScope(document.scope), document]));
    const all = addressees(circular, [...new Set([...enrolled, ...byCountry.keys()])]).map((country): CountryLine => {
      const document = byCountry.get(country);
      const progress = distributionProgress(document, ministryOf);
      return { country, document, progress, late: isDistributionLate(progress, answerByOf(circular), today) };
    });
    return all.toSorted((left, right) => rank(left) - rank(right) || nameOf(left.country).localeCompare(nameOf(right.country)));
  }, [list, circular, enrolled, ministryOf, nameOf, today]);
  if (!lines) return <LoadingState />;
  const shown = onlyWaiting ? lines.filter((line) => rank(line) < 3) : lines;
  const count = (is: (line: CountryLine) => boolean): number => lines.filter(is).length;
  const late = count((line) => line.late);
  return (
    <Section title={t("section.board")}>
      <p className={classes["counts"]} data-testid="board-counts">
        {t("board.read", { count: count(({ progress }) => progress.read !== null), of: lines.length })}
        {late > 0 && (
          <span className={classes["lateCount"]}>
            <IconAlertTriangle size={16} aria-hidden />
            {t("board.late", { count: late })}
          </span>
        )}
      </p>
      <Checkbox label={t("board.onlyWaiting")} checked={onlyWaiting} onChange={(event) => setOnlyWaiting(event.currentTarget.checked)} mb="sm" />
      {shown.length === 0 ? (
        <p className={classes["quiet"]}>{t(lines.length === 0 ? "board.nobody" : "board.noneWaiting")}</p>
      ) : (
        <Table className={classes["board"]!} aria-label={t("section.board")} withRowBorders>
          <Table.Thead>
            <Table.Tr>
              {(["country", "state", "passedTo", "confirmed"] as const).map((column) => (
                <Table.Th key={column}>{t(`board.${column}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((line) => (
              <BoardRow key={line.country} line={line} name={nameOf(line.country)} isEnrolled={enrolled.includes(line.country)} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}

function BoardRow({ line, name, isEnrolled }: { readonly line: CountryLine; readonly name: string; readonly isEnrolled: boolean }): ReactNode {
  const { t } = useTranslation("circulars");
  const { document, progress, late } = line;
  const view = useMemo(() => (document ? viewOf(decodeRecord(document.crdt)) : null), [document]);
  const Icon = late ? IconAlertTriangle : progress.state === "read" || progress.state === "confirmed" ? IconCheck : IconClockHour4;
  return (
    <Table.Tr data-testid={`board-${line.country}`}>
      <Table.Td>{name}</Table.Td>
      <Table.Td>
        <span className={classes["state"]} data-late={late || undefined}>
          <Icon size={16} aria-hidden />
          <span>
            {[t(isEnrolled || document ? `board.${progress.state}` : "board.notEnrolled"), late ? t("board.isLate") : ""].filter(Boolean).join(comma())}
            {progress.read !== null && (
              <span className={classes["quiet"]}>
                <When at={progress.read} alone />
              </span>
            )}
          </span>
        </span>
      </Table.Td>
      <Table.Td>
        {progress.passedTo.length === 0 ? (
          <span className={classes["quiet"]}>{t("board.toNobody")}</span>
        ) : (
          progress.passedTo.map((ministry) => (
            <div key={ministry}>
              {ministry}
              {progress.waiting.includes(ministry) && <span className={classes["quiet"]}>{t("board.waits")}</span>}
            </div>
          ))
        )}
      </Table.Td>
      <Table.Td>{view && progress.confirmed > 0 ? <Confirmations view={view} /> : <span className={classes["quiet"]}>{t("board.nobodyYet")}</span>}</Table.Td>
    </Table.Tr>
  );
}

/** Late, unread, passed on and not confirmed, done. */
function rank({ late, progress }: CountryLine): number {
  return late ? 0 : progress.state === "unread" ? 1 : progress.state === "passed-on" ? 2 : 3;
}
