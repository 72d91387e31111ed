/** Everything with a date that this device knows of, kept up as records change. */
import { auditTime, combineLatest, map, shareReplay, startWith, type Observable } from "rxjs";
import { useTranslation } from "react-i18next";
import { deadlinesOf, groupDeadlines, isWhose, type Deadline, type Reader } from "#shared/domain/deadlines/deadlines.ts";
import { daysAfter } from "#shared/domain/vocabulary/days.ts";
import { surveyParts$ } from "#renderer/features/survey/index.ts";
import { useDesk, type Desk } from "#renderer/platform/desk/desk.tsx";
import { enrolledIn } from "#renderer/platform/desk/enrolled.ts";
import { useObservable, type Watched } from "#renderer/platform/desk/use-observable.ts";
import { localToday } from "#renderer/platform/local-now.ts";

const known = new WeakMap<Desk, Map<string, Observable<readonly Deadline[]>>>();
const kinds = ["task", "circular", "initiative", "meeting", "team", "offer"] as const;
/** Near enough to be thought of now. */
const nearDays = 7;

/** The days between which a deadline is overdue, near or later. @param today `2007-07-12` */
export const spanOf = (today: string): { readonly today: string; readonly weekEnd: string } => ({ today, weekEnd: daysAfter(today, nearDays) });

export const readerOf = ({ actor, person }: Desk): Reader => ({ ...actor, ministry: person.ministry });

/** @param language in which the survey's sections are named */
function deadlines$(desk: Desk, language: string): Observable<readonly Deadline[]> {
  const byLanguage = known.get(desk) ?? new Map<string, Observable<readonly Deadline[]>>();
  known.set(desk, byLanguage);
  let deadlines = byLanguage.get(language);
  if (!deadlines) {
    const { records, people$ } = desk;
    const reader = readerOf(desk);
    deadlines = combineLatest([
      combineLatest(kinds.map((kind) => records.list$({ kind }))),
      records.list$({ kind: "distribution" }),
      surveyParts$(desk, language),
      people$,
    ]).pipe(
      // Many lists change at once when much arrives; a date can wait for a blink.
      auditTime(100),
      map(([lists, distributions, surveys, people]) => {
        const { countries, ministryOf } = enrolledIn(people);
        return deadlinesOf({ records: lists.flat(), distributions, surveys, countries, ministryOf }, reader);
      }),
      shareReplay({ bufferSize: 1, refCount: true }),
    );
    byLanguage.set(language, deadlines);
  }
  return deadlines;
}

export function useDeadlines(): Watched<readonly Deadline[]> {
  const desk = useDesk();
  const { i18n } = useTranslation();
  return useObservable(() => deadlines$(desk, i18n.language), i18n.language);
}

/** What is open and one's own or one's ministry's, by how near it is. */
export function ownOpen(deadlines: readonly Deadline[], reader: Reader, today: string): ReturnType<typeof groupDeadlines> {
  return groupDeadlines(
    deadlines.filter((one) => !one.done && isWhose(one, reader, "ministry")),
    spanOf(today),
  );
}

/** How many of them are overdue; 0 while they are being read. */
export function useOverdueCount(): number {
  const desk = useDesk();
  const { i18n } = useTranslation();
  const watched = useObservable(
    () =>
      deadlines$(desk, i18n.language).pipe(
        map((all) => ownOpen(all, readerOf(desk), localToday()).overdue.length),
        startWith(0),
      ),
    i18n.language,
  );
  return watched.state === "ready" ? watched.value : 0;
}
