import { useMemo } from "react";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { viewOf } from "#shared/crdt/view.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { frozenAnswers } from "#shared/domain/submission/freeze.ts";
import { countedAnswers, type CountryAnswers } from "#shared/domain/tally/country-answers.ts";
import { splitBy, type CountryGroup, type Split } from "#shared/domain/tally/splits.ts";
import type { Country, Intake } from "#renderer/features/intake/index.ts";
import { useDevelopment } from "#renderer/platform/desk/use-development.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

export interface Counted {
  readonly answers: readonly CountryAnswers[];
  readonly drafts: number;
  readonly groups: readonly CountryGroup[];
  /** What the secretariat says of development; null while it says nothing. */
  readonly development: RecordView | null;
}

/** The answers that are counted, and their groups. Drafts only when asked for. */
export function useCounted(intake: Intake, definition: Questionnaire, withDrafts: boolean, split: Split): Counted {
  const development = useDevelopment();
  const { questionnaire, submissions, countries, answers: current } = intake;
  const answers = useMemo(() => {
    const drafts = withDrafts ? draftsOf(definition, countries, current) : [];
    return countedAnswers(
      questionnaire.id,
      submissions.map((one) => one.view),
      drafts,
    );
  }, [questionnaire.id, submissions, countries, current, definition, withDrafts]);
  const groups = useMemo(() => splitBy(split, definition, answers, development), [split, definition, answers, development]);
  return useMemo(() => ({ answers, drafts: answers.filter((one) => one.number === 0).length, groups, development }), [answers, groups, development]);
}

/** A list gives the same document as long as it did not change, so each is read once. */
const read = new WeakMap<RecordDocument, RecordView>();

function viewIn(document: RecordDocument): RecordView {
  let view = read.get(document);
  if (!view) read.set(document, (view = viewOf(decodeRecord(document.crdt))));
  return view;
}

function draftsOf(definition: Questionnaire, countries: readonly Country[], answers: readonly RecordDocument[]): readonly CountryAnswers[] {
  const open = new Map(countries.filter((one) => !one.counting && one.answered > 0).map((one) => [one.id, new Map<string, RecordDocument>()]));
  for (const answer of answers) open.get(answer.parent)?.set(String(answer.summary["question"]), answer);
  return countries.flatMap((one): CountryAnswers[] => {
    const given = open.get(one.id);
    if (!given) return [];
    const frozen = frozenAnswers(definition, (name) => {
      const document = given.get(name);
      return document ? viewIn(document) : null;
    });
    return [{ country: one.country, number: 0, record: one.id, answers: frozen }];
  });
}
