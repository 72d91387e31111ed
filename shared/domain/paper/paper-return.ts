/** A country's whole answer, or the empty form, as a document: a page that says what it is, every section and question, a page to sign. */
import type { JsonValue } from "#shared/lib/json.ts";
import { suggestedAnswer } from "../answer/given-answers.ts";
import { Asked } from "../questionnaire/asked.ts";
import type { Question, Questionnaire, Section } from "../questionnaire/definition.ts";
import { directionOf, type AnswerBlock, type Block, type Fact, type PaperDocument, type QuestionBlock } from "./blocks.ts";
import { conditionInWords } from "./condition-words.ts";
import { blankAnswer, filledAnswer, type PaperAnswer } from "./paper-question.ts";
import { inLanguage, registerInWords, registerTitle, singleInWords, writtenDate, writtenHash, writtenInstant, type Wording } from "./wording.ts";

/** Answers that stand beside the shown one until a person decides. */
export interface Contested {
  /** The register of the answer, such as `value` or `cell.data`. */
  readonly register: string;
  readonly values: readonly JsonValue[];
}

export interface Signed {
  readonly number: number;
  /** SHA-256 of the content, 64 hexadecimal digits. */
  readonly hash: string;
  readonly signer: string;
  /** Universal time, as every reader's paper says it: `2026-11-24T09:30` */
  readonly at: string;
}

export interface ReturnOnPaper {
  readonly definition: Questionnaire;
  readonly version: number;
  /** In the document's language; "" leaves room to write it. */
  readonly country: string;
  /** The day of printing: `2026-11-24`. */
  readonly today: string;
  /** `2026-11-24` */
  readonly deadline: string | null;
  /** null makes an empty form. */
  readonly answers: { readonly asked: Asked; /** What "other" stands for. */ readonly otherOf: (question: string) => string | undefined } | null;
  readonly contested?: (question: string) => readonly Contested[];
  readonly signed: Signed | null;
}

export function returnOnPaper(paper: ReturnOnPaper, wording: Wording): PaperDocument {
  const { definition, answers } = paper;
  const title = inLanguage(wording, definition.title);
  const asked = answers?.asked ?? null;
  const status = statusOf(paper, wording);
  return {
    language: wording.language,
    direction: directionOf(wording.language),
    title: [title, paper.country, paper.signed && status].filter(Boolean).join(" · "),
    foot: [title, paper.country, status].filter(Boolean).join(" · "),
    blocks: [
      {
        kind: "cover",
        over: wording.say("forum"),
        title,
        about: inLanguage(wording, definition.description),
        facts: [
          { label: wording.say("country"), value: paper.country },
          { label: wording.say("questionnaire"), value: wording.say("versionOf", { key: definition.key, version: paper.version }) },
          ...(paper.deadline ? [{ label: wording.say("deadline"), value: writtenDate(paper.deadline, wording.language) }] : []),
          { label: wording.say("date"), value: writtenDate(paper.signed?.at.slice(0, 10) ?? paper.today, wording.language) },
        ],
        status,
      },
      ...definition.sections.flatMap((section) => sectionBlocks(section, paper, asked, wording)),
      signatures(paper, wording),
    ],
  };
}

function statusOf({ answers, signed }: ReturnOnPaper, wording: Wording): string {
  if (signed) return wording.say("submissionNumber", { number: signed.number });
  return wording.say(answers ? "draft" : "emptyForm");
}

function sectionBlocks(section: Section, paper: ReturnOnPaper, asked: Asked | null, wording: Wording): Block[] {
  if (asked && !asked.isSectionShown(section)) return [];
  const blocks: Block[] = [{ kind: "section", title: inLanguage(wording, section.title), about: inLanguage(wording, section.description) }];
  if (!asked && section.visible) blocks.push({ kind: "paragraph", text: conditionInWords(section.visible, paper.definition, wording) });
  let group: string | undefined;
  for (const question of section.questions) {
    if (question.type === "hidden" || (asked && !asked.isShown(question.name))) continue;
    const found = section.groups?.find((one) => one.name === question.group);
    if (found && found.name !== group && found.title) {
      blocks.push({ kind: "group", title: inLanguage(wording, found.title) });
      const condition = asked ? "" : conditionInWords(found.visible, paper.definition, wording);
      if (condition) blocks.push({ kind: "paragraph", text: condition });
    }
    group = question.group;
    blocks.push(questionBlock(question, paper, asked, wording));
  }
  return blocks;
}

function questionBlock(question: Question, paper: ReturnOnPaper, asked: Asked | null, wording: Wording): QuestionBlock {
  const place = { definition: paper.definition, wording };
  const notes = [
    inLanguage(wording, question.description),
    inLanguage(wording, question.guidance),
    ...(asked ? [] : [conditionInWords(question.visible, paper.definition, wording), suggestedInWords(question, paper.definition, wording)]),
  ].filter(Boolean);
  return {
    kind: "question",
    number: question.number ?? "",
    title: inLanguage(wording, question.title),
    notes,
    answer: asked ? [...filledAnswer(question, answerOn(question, paper, asked), place), ...contested(question, paper, wording)] : blankAnswer(question, place),
  };
}

/** The default that who fills in an empty form may take over; one that is computed waits for other answers. */
function suggestedInWords(question: Question, definition: Questionnaire, wording: Wording): string {
  if (question.defaultFrom) return "";
  const answer = singleInWords(question, suggestedAnswer(question, new Asked(definition, () => null)), definition, wording).join(", ");
  return answer === "" ? "" : wording.say("suggestedToWrite", { answer });
}

/** What was computed or is given stands there as well as what was answered; a ranking is that of what is chosen. */
function answerOn(question: Question, { answers, signed }: ReturnOnPaper, asked: Asked): PaperAnswer | null {
  const value = asked.answerOf(question.name);
  const chosen = question.type === "ranking" && question.of !== undefined ? asked.answerOf(question.of) : null;
  const now = Array.isArray(chosen) && Array.isArray(value) ? value.filter((one) => (chosen as readonly JsonValue[]).includes(one as JsonValue)) : value;
  // What was signed says only what somebody said.
  return { value: now, other: answers?.otherOf(question.name), suggested: signed ? null : suggestedAnswer(question, asked) };
}

function contested(question: Question, paper: ReturnOnPaper, wording: Wording): AnswerBlock[] {
  const items = (paper.contested?.(question.name) ?? []).flatMap(({ register, values }) =>
    values.map((value) => {
      const words = registerInWords(question, register, value, paper.definition, wording).join(", ") || wording.say("nothing");
      const part = registerTitle(question, register, wording);
      return part ? `${part}: ${words}` : words;
    }),
  );
  return items.length === 0 ? [] : [{ kind: "notice", text: wording.say("contested"), items }];
}

function signatures({ signed, country }: ReturnOnPaper, wording: Wording): Block {
  const line = (key: string, value = ""): Fact => ({ label: wording.say(key), value });
  return {
    kind: "signatures",
    title: wording.say("signatureTitle"),
    intro: wording.say(signed ? "signedIntro" : "signatureIntro", { country }),
    facts: signed
      ? [
          line("submission", wording.say("submissionNumber", { number: signed.number })),
          line("contentHash", writtenHash(signed.hash)),
          line("signedBy", signed.signer),
          line("signedOn", writtenInstant(signed.at, wording)),
        ]
      : [],
    lines: [line("name"), line("function"), line("ministry"), line("dateOfSignature"), line("signature")],
  };
}
