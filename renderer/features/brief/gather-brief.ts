/** What this device knows of a country, put into the words of its national brief. */
import i18next from "i18next";
import { firstValueFrom } from "rxjs";
import { readPhone } from "#shared/domain/contact/phone.ts";
import { rolesOn, type ContactRole } from "#shared/domain/contact/roles-on-day.ts";
import type { BriefContact, BriefInitiative, BriefRow, NationalBrief } from "#shared/domain/brief/national-brief.ts";
import { milestonesOf } from "#shared/domain/initiative/initiative.ts";
import { processKey, processMembers, processScope } from "#shared/domain/process/process.ts";
import { questionsIn } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import { countingSubmission } from "#shared/domain/submission/counting.ts";
import { numberOf, wordsOf } from "#shared/domain/vocabulary/read.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import { contactRoles } from "#shared/domain/vocabulary/vocabulary.ts";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { viewOf } from "#shared/crdt/view.ts";
import { definitionIn } from "#renderer/platform/desk/questionnaire-definition.ts";
import { submissionOf } from "#renderer/platform/desk/submissions.ts";
import { localToday } from "#renderer/platform/local-now.ts";
import type { RecordDocument, RecordStore } from "#renderer/platform/store/types.ts";
import { amountInWords } from "#renderer/ui/amount-field.tsx";
import { answerLines, wordingIn } from "#renderer/ui/answer-words.ts";
import { countryName } from "#renderer/ui/country-name.ts";
import { writtenDay } from "#renderer/ui/written-day.ts";

/** @param country ISO 3166-1 alpha-3 */
export async function gatherBrief(records: RecordStore, country: string, language: string): Promise<NationalBrief> {
  const all = (kind: string): Promise<readonly RecordDocument[]> => firstValueFrom(records.list$({ kind }));
  const [contacts, organisations, initiatives, offers, processes, relays, submissions, questionnaires] = await Promise.all(
    ["contact", "organisation", "initiative", "offer", "process", "relay", "submission", "questionnaire"].map(all),
  );
  const own = (document: RecordDocument): boolean => document.scope === `country:${country}`;
  const today = localToday();
  const theirs = processes!.map((document) => ({ document, view: viewIn(document) })).filter(({ view }) => memberIn(view, country));
  const nameOfProcess = new Map(processes!.map((document) => [processScope(processKey(document.id)) as string, document.title]));
  const titles = new Map(organisations!.map(({ id, title }) => [id, title]));
  return {
    country: countryName(country, language),
    today,
    contacts: contacts!
      .filter(own)
      .flatMap((document) => contactIn(document, titles, today))
      .sort((left, right) => contactRoles.indexOf(left.code) - contactRoles.indexOf(right.code))
      .map(({ contact }) => contact),
    priorities: prioritiesIn(submissions!.filter(own), questionnaires!, language),
    initiatives: initiatives!.filter(own).map((document) => initiativeIn(document, language)),
    offers: offers!
      .filter(own)
      .map(({ title, summary, status }): BriefRow => [
        coded("offerDirection", summary["direction"]),
        title,
        coded("offerCategory", summary["category"]),
        coded("offerStatus", status),
      ]),
    processes: theirs.map(({ document, view }): BriefRow => {
      const member = memberIn(view, country)!;
      return [document.title, coded("processRole", member.role), member.from ? writtenDay(member.from, language) : ""];
    }),
    carried: relays!
      .filter(({ scope }) => theirs.some(({ document }) => scope === processScope(processKey(document.id))))
      .map(({ title, scope, summary, status }): BriefRow => [
        title,
        nameOfProcess.get(scope) ?? "",
        coded("relayDirection", summary["direction"]),
        coded("relayState", status),
      ]),
  };
}

const viewIn = (document: RecordDocument): RecordView => viewOf(decodeRecord(document.crdt));

function coded(vocabulary: string, code: unknown): string {
  return typeof code === "string" && code !== "" ? i18next.t(`vocabulary:${vocabulary}.${code}`, { defaultValue: code }) : "";
}

/** A line for each role that the contact holds today. */
function contactIn(
  document: RecordDocument,
  organisations: ReadonlyMap<string, string>,
  today: string,
): readonly { readonly code: ContactRole; readonly contact: BriefContact }[] {
  const view = viewIn(document);
  const [phone] = view.elements("phones");
  return rolesOn(document.summary, today).map(({ role }) => ({
    code: role,
    contact: {
      role: coded("contactRole", role),
      name: [wordsOf(view, "name"), wordsOf(view, "function")].filter(Boolean).join(", "),
      organisation: organisations.get(wordsOf(view, "organisation")) ?? "",
      email: view.elements("emails")[0] ?? "",
      phone: phone === undefined ? "" : readPhone(phone).number,
    },
  }));
}

function initiativeIn(document: RecordDocument, language: string): BriefInitiative {
  const view = viewIn(document);
  const next = milestonesOf(view)
    .map(({ values }) => values)
    .filter(({ status }) => status !== "reached")
    .sort((left, right) => ((left.due || "9") < (right.due || "9") ? -1 : 1))[0];
  const gap = (numberOf(view, "fundingNeeded") ?? 0) - (numberOf(view, "fundingFound") ?? 0);
  return {
    title: document.title,
    about: [coded("initiativeStatus", document.status), coded("level", wordsOf(view, "level")), coded("horizon", wordsOf(view, "horizon"))]
      .filter(Boolean)
      .join(" · "),
    lead: wordsOf(view, "leadMinistry"),
    next: next ? [next.title, next.due ? writtenDay(next.due, language) : ""].filter(Boolean).join(", ") : "",
    gap: gap > 0 ? amountInWords(gap, wordsOf(view, "currency"), language) : "",
  };
}

function memberIn(view: RecordView, country: string) {
  return processMembers(view).find(({ values }) => values.country === country)?.values;
}

/** What was ranked in the submission that counts; where nothing was, what was chosen among a fixed number. */
function prioritiesIn(submissions: readonly RecordDocument[], questionnaires: readonly RecordDocument[], language: string): NationalBrief["priorities"] {
  const newest = questionnaires.toSorted((left, right) => right.updated - left.updated);
  for (const questionnaire of newest) {
    const definition = definitionIn(questionnaire);
    const of = submissions.filter((one) => one.parent.startsWith(questionnaire.id.replace(/^questionnaire\./, "response.")));
    const counting = countingSubmission(of.map(submissionOf));
    if (!definition || !counting?.content) continue;
    const { content } = counting;
    const answered = questionsIn(definition).filter(({ name }) => content.answers[name] !== undefined);
    const ranked = answered.filter(({ type }) => type === "ranking");
    const asked = ranked.length > 0 ? ranked : answered.filter((one) => one.type === "choices" && one.atLeast !== undefined && one.atLeast === one.atMost);
    if (asked.length === 0) continue;
    return {
      from: i18next.t("paper:brief.from", { number: counting.number, day: writtenDay(new Date(counting.signed.at).toISOString().slice(0, 10), language) }),
      questions: asked.map((question) => ({
        title: localisedText(question.title, language),
        // The list numbers its items itself.
        items: answerLines(question, content.answers[question.name], definition, wordingIn(language)).map((line) => line.replace(/^\d+\. /, "")),
        ordered: question.type === "ranking",
      })),
    };
  }
  return null;
}
