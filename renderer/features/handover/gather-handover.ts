/** What this device knows that a focal point who begins must know, in words. */
import i18next from "i18next";
import { firstValueFrom } from "rxjs";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { viewOf } from "#shared/crdt/view.ts";
import { datedRoles } from "#shared/domain/contact/roles-on-day.ts";
import { distributionId } from "#shared/domain/distribution/distribution.ts";
import type { HandoverBrief, HandoverRow } from "#shared/domain/handover/handover-brief.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { assignmentOf } from "#shared/domain/response/assignment.ts";
import { wordsOf } from "#shared/domain/vocabulary/read.ts";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import type { Desk } from "#renderer/platform/desk/desk.tsx";
import { definitionIn } from "#renderer/platform/desk/questionnaire-definition.ts";
import { submissionOf } from "#renderer/platform/desk/submissions.ts";
import { localNow, localToday } from "#renderer/platform/local-now.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { countryName } from "#renderer/ui/country-name.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";

export interface HandoverWords {
  readonly language: string;
  readonly titleOf: (document: RecordDocument) => string;
  readonly nameOf: (person: string) => string;
}

export interface HandoverPeople {
  readonly leaving: string;
  readonly following: string;
  readonly day: string;
}

export const viewIn = (document: RecordDocument): RecordView => viewOf(decodeRecord(document.crdt));

const shownChanges = 25;

/** @param country ISO 3166-1 alpha-3 */
export async function gatherHandover(
  { records, toDecide$ }: Pick<Desk, "records" | "toDecide$">,
  country: string,
  people: HandoverPeople,
  { language, titleOf, nameOf }: HandoverWords,
): Promise<HandoverBrief> {
  const all = (kind: string): Promise<readonly RecordDocument[]> => firstValueFrom(records.list$({ kind }));
  const own = async (kind: string): Promise<readonly RecordDocument[]> => (await all(kind)).filter(({ scope }) => countryOfScope(scope) === country);
  const [contacts, organisations, initiatives, offers, tasks, responses, submissions, distributions] = await Promise.all([
    own("contact"),
    all("organisation"),
    own("initiative"),
    own("offer"),
    own("task"),
    own("response"),
    own("submission"),
    own("distribution"),
  ]);
  const [questionnaires, circulars, conflicts] = await Promise.all([all("questionnaire"), all("circular"), firstValueFrom(toDecide$)]);
  const day = (written: unknown): string => (typeof written === "string" && written !== "" ? writtenDay(written, language) : "");
  const dayOf = (at: number): string => writtenDay(localNow(new Date(at)).slice(0, 10), language);
  const read = new Set(distributions.filter(({ status }) => status === "read").map(({ id }) => id as string));
  const titles = new Map(organisations.map(({ id, title }) => [id as string, title]));
  const words = (document: RecordDocument, name: string): string => (typeof document.summary[name] === "string" ? document.summary[name] : "");
  return {
    country: countryName(country, language),
    today: localToday(),
    ...people,
    surveys: responses.flatMap((response) => surveyRows(response, questionnaires, language)),
    circulars: circulars
      .filter(({ status, summary }) => status === "sent" && isFor(summary["countries"], country))
      .filter(({ id }) => !read.has(distributionId(id, country)))
      .map(({ title, summary }): HandoverRow => [title, day(summary["sentOn"]), day(summary["answerBy"])]),
    tasks: tasks
      .filter(({ status }) => status === "open")
      .toSorted((left, right) => (words(left, "due") || "9").localeCompare(words(right, "due") || "9"))
      .map((task): HandoverRow => [task.title, words(task, "ministry"), day(task.summary["due"])]),
    initiatives: initiatives
      .filter(({ status }) => status !== "completed" && status !== "stopped")
      .map((one): HandoverRow => [one.title, coded("initiativeStatus", one.status), wordsOf(viewIn(one), "leadMinistry")]),
    offers: offers
      .filter(({ status }) => status !== "closed")
      .map((one): HandoverRow => [coded("offerDirection", one.summary["direction"]), one.title, coded("offerStatus", one.status)]),
    conflicts: conflicts.map((document): HandoverRow => [i18next.t(`app:kind.${document.kind}`, { defaultValue: document.kind }), titleOf(document)]),
    contacts: byMinistry(contacts, titles),
    holders: contacts
      .flatMap(({ title, summary }) => datedRoles(summary).map((role) => ({ title, ...role })))
      .filter(({ role }) => role === "focal-point")
      .toSorted((left, right) => right.from.localeCompare(left.from))
      .map(({ title, from, to }): HandoverRow => [title, day(from), day(to)]),
    submissions: submissions
      .map(submissionOf)
      .map(({ number, signed, receipt }): HandoverRow => [String(number), dayOf(signed.at), i18next.t(`intake:state.${receipt}`, { defaultValue: receipt })]),
    changes: [...contacts, ...initiatives, ...offers, ...tasks, ...responses]
      .toSorted((left, right) => right.updated - left.updated)
      .slice(0, shownChanges)
      .map((one): HandoverRow => [dayOf(one.updated), i18next.t(`app:kind.${one.kind}`, { defaultValue: one.kind }), titleOf(one), nameOf(one.updatedBy)]),
  };
}

function coded(vocabulary: string, code: unknown): string {
  return typeof code === "string" && code !== "" ? i18next.t(`vocabulary:${vocabulary}.${code}`, { defaultValue: code }) : "";
}

/** An empty list of countries is all of them. */
function isFor(countries: unknown, country: string): boolean {
  return !Array.isArray(countries) || countries.length === 0 || countries.includes(country);
}

/** Each section that a ministry has, until it is submitted; one line where none is assigned. */
function surveyRows(response: RecordDocument, questionnaires: readonly RecordDocument[], language: string): readonly HandoverRow[] {
  if (response.status === "submitted" || response.status === "accepted") return [];
  const questionnaire = questionnaires.find(({ id }) => id === response.parent);
  const definition = questionnaire && definitionIn(questionnaire);
  if (!questionnaire || !definition) return [];
  const view = viewIn(response);
  const rows = definition.sections.flatMap((section): HandoverRow[] => {
    const assigned = assignmentOf(view, section.name);
    if (!assigned) return [];
    return [[questionnaire.title, localisedText(section.title, language), assigned.ministry, assigned.due ? writtenDay(assigned.due, language) : ""]];
  });
  return rows.length > 0 ? rows : [[questionnaire.title, "", "", ""]];
}

function byMinistry(contacts: readonly RecordDocument[], titles: ReadonlyMap<string, string>): HandoverBrief["contacts"] {
  const groups = new Map<string, HandoverRow[]>();
  for (const { parent, summary, title } of contacts) {
    const words = (name: string): string => (typeof summary[name] === "string" ? summary[name] : "");
    const ministry = titles.get(parent) ?? "";
    groups.set(ministry, [...(groups.get(ministry) ?? []), [words("name") || title, words("name") ? words("function") : "", words("phone"), words("email")]]);
  }
  return [...groups].map(([ministry, people]) => ({ ministry, people })).toSorted((left, right) => left.ministry.localeCompare(right.ministry));
}
