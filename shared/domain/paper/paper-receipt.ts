/** One page that says that something was handed in: what, by whom, when, and what the secretariat said of it. */
import type { Questionnaire } from "../questionnaire/definition.ts";
import type { Receipt } from "../submission/submission.ts";
import { directionOf, type Block, type PaperDocument } from "./blocks.ts";
import type { Signed } from "./paper-return.ts";
import { inLanguage, writtenDate, writtenHash, writtenInstant, type Wording } from "./wording.ts";

interface Said {
  /** Name or function. */
  readonly by: string;
  /** Universal time: `2026-11-24T09:30` */
  readonly at: string;
}

export interface ReceiptOnPaper {
  readonly definition: Questionnaire;
  readonly version: number;
  readonly country: string;
  readonly signed: Signed;
  /** The secretariat has it; otherwise it is still on this device alone. */
  readonly arrived: boolean;
  /** null while the secretariat has said nothing. */
  readonly receipt: (Receipt & Said) | null;
  readonly answered: number;
  /** The day of printing, `2026-11-24`. */
  readonly today: string;
}

export function receiptOnPaper(paper: ReceiptOnPaper, wording: Wording): PaperDocument {
  const { definition, signed, receipt } = paper;
  const title = wording.say("receiptTitle");
  const fact = (key: string, value: string) => ({ label: wording.say(key), value });
  const number = wording.say("submissionNumber", { number: signed.number });
  const reason: Block[] = receipt?.state === "returned" ? [{ kind: "paragraph", text: receipt.reason }] : [];
  return {
    language: wording.language,
    direction: directionOf(wording.language),
    title: [title, paper.country, number].join(" · "),
    foot: [title, paper.country, number].join(" · "),
    blocks: [
      {
        kind: "cover",
        over: wording.say("forum"),
        title,
        about: inLanguage(wording, definition.title),
        facts: [
          fact("country", paper.country),
          fact("questionnaire", `${inLanguage(wording, definition.title)}, ${wording.say("versionOf", { key: definition.key, version: paper.version })}`),
          fact("submission", number),
          fact("contentHash", writtenHash(signed.hash)),
          fact("signedBy", signed.signer),
          fact("signedOn", writtenInstant(signed.at, wording)),
          ...(receipt ? [fact(`${receipt.state}By`, receipt.by), fact(`${receipt.state}On`, writtenInstant(receipt.at, wording))] : []),
          fact("answered", String(paper.answered)),
          fact("printedOn", writtenDate(paper.today, wording.language)),
        ],
        status: wording.say(`receipt.${receipt?.state ?? (paper.arrived ? "received" : "waiting")}`),
      },
      ...reason,
      { kind: "paragraph", text: wording.say("receiptExplained") },
    ],
  };
}
