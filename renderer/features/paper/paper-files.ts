/** Makes the document, the page, the Word file and the workbook from what was gathered. */
import { localNow, localToday } from "#renderer/platform/local-now.ts";
import arabicBold from "@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-600-normal.woff2";
import arabic from "@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2";
import i18next from "i18next";
import type { PaperDocument } from "#shared/domain/paper/blocks.ts";
import { formWorkbook } from "#shared/domain/paper/form-workbook.ts";
import { receiptOnPaper, type ReceiptOnPaper } from "#shared/domain/paper/paper-receipt.ts";
import { returnOnPaper, type Signed } from "#shared/domain/paper/paper-return.ts";
import { writeHtml, type EmbeddedFace } from "#shared/domain/paper/write-html.ts";
import { Asked } from "#shared/domain/questionnaire/asked.ts";
import type { Input } from "#shared/ipc/contract.ts";
import type { SubmissionContent } from "#shared/domain/submission/submission.ts";
import { wordsOf } from "#shared/domain/vocabulary/read.ts";
import { writeSpreadsheet } from "#shared/workbook/write-spreadsheet.ts";
import { toBase64 } from "lib0/buffer";
import { submissionOf, type Submission } from "#renderer/platform/desk/submissions.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { countryName } from "#renderer/ui/country-name.ts";
import type { GatheredReturn } from "./gather-return.ts";
import { listsIn, wordingIn } from "./paper-words.ts";

export interface PaperChoice {
  readonly language: string;
  /** Nothing is filled in. */
  readonly empty: boolean;
  /** Its frozen content instead of what is being written. */
  readonly submission: RecordDocument | null;
}

export function paperOf(gathered: GatheredReturn, { language, empty, submission }: PaperChoice): PaperDocument {
  const { definition, version, deadline } = gathered;
  const signed = submission ? signedIn(submission) : null;
  const now = localNow();
  const answers = signed ? frozen(signed.content, gathered, now, language) : { asked: gathered.asked(now, language), otherOf: otherOf(gathered) };
  return returnOnPaper(
    {
      definition,
      version,
      deadline,
      country: countryName(String(gathered.response.summary["country"] ?? ""), language),
      today: now.slice(0, 10),
      answers: empty ? null : answers,
      signed: signed?.signed ?? null,
      ...(signed || empty ? {} : { contested: gathered.contested }),
    },
    wordingIn(language, gathered.entries),
  );
}

export function receiptPaper(gathered: GatheredReturn, submission: RecordDocument, language: string): PaperDocument | null {
  const signed = signedIn(submission);
  if (!signed) return null;
  return receiptOnPaper(
    {
      definition: gathered.definition,
      version: gathered.version,
      country: countryName(signed.content.country, language),
      signed: signed.signed,
      arrived: submission.unsent === 0,
      receipt: saidOf(submissionOf(submission), gathered),
      answered: Object.keys(signed.content.answers).length,
      today: localToday(),
    },
    wordingIn(language, gathered.entries),
  );
}

/** As the main process prints it. */
export async function pageOf(paper: PaperDocument): Promise<Input<"paper.pdf">> {
  return { html: writeHtml(paper, await faces()), foot: paper.foot, direction: paper.direction };
}

export async function wordOf(paper: PaperDocument): Promise<Uint8Array<ArrayBuffer>> {
  // Half a megabyte that nobody needs who only looks.
  const { writeWord } = await import("./write-word.ts");
  return writeWord(paper, i18next.getFixedT(paper.language, "paper")("page"));
}

export function workbookOf(gathered: GatheredReturn, language: string): Uint8Array<ArrayBuffer> {
  const { definition, response, registersOf, entries } = gathered;
  return writeSpreadsheet(
    formWorkbook(
      {
        definition,
        response: response.id,
        questionnaire: response.parent,
        country: countryName(String(response.summary["country"] ?? ""), language),
        registersOf,
        asked: gathered.asked(localNow(), language),
      },
      listsIn(language, definition, entries),
    ),
  );
}

function otherOf(gathered: GatheredReturn): (question: string) => string | undefined {
  return (question) => {
    const view = gathered.viewOf(question);
    return (view && wordsOf(view, "other")) || undefined;
  };
}

function signedIn(submission: RecordDocument): { readonly signed: Signed; readonly content: SubmissionContent } | null {
  const { content, number, hash, signer, signed } = submissionOf(submission);
  return content && { content, signed: { number, hash, signer, at: instantOf(signed.at) } };
}

function saidOf({ receipt, reason, said }: Submission, { nameOf }: GatheredReturn): ReceiptOnPaper["receipt"] {
  if (!said || receipt === "received") return null;
  const who = { by: nameOf(said.by), at: instantOf(said.at) };
  return receipt === "returned" ? { state: receipt, reason, ...who } : { state: receipt, ...who };
}

const instantOf = (at: number): string => new Date(at).toISOString().slice(0, 16);

function frozen({ answers }: SubmissionContent, { definition }: GatheredReturn, now: string, language: string) {
  return {
    asked: new Asked(definition, (name) => answers[name]?.value ?? null, { now, locale: language }),
    otherOf: (name: string) => answers[name]?.other,
  };
}

/** Also in an English form a name may be Arabic. The page in print has no address to fetch a face from, so it carries it. */
async function faces(): Promise<readonly EmbeddedFace[]> {
  const face = async (file: string, weight: string): Promise<EmbeddedFace> => ({
    family: "Desk Arabic",
    weight,
    unicodeRange: "U+0600-06FF, U+0750-077F, U+0870-08FF, U+200C-200D, U+FB50-FDFF, U+FE70-FEFC",
    source: `data:font/woff2;base64,${toBase64(new Uint8Array(await (await fetch(file)).arrayBuffer()))}`,
  });
  return Promise.all([face(arabic, "400"), face(arabicBold, "500 700")]);
}
