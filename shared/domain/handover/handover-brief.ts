/** What a focal point who begins finds on the desk: what is open, whom to call in which ministry, and what has been. */
import { directionOf, type AnswerBlock, type Block, type PaperDocument } from "../paper/blocks.ts";
import { writtenDate, type Wording } from "../paper/wording.ts";

/** A line of a table: its cells in words. */
export type HandoverRow = readonly string[];

export interface HandoverBrief {
  readonly country: string;
  /** The day of printing, `2026-11-24`. */
  readonly today: string;
  readonly leaving: string;
  readonly following: string;
  /** The first day of who follows. */
  readonly day: string;
  /** Survey, section, ministry, until when. */
  readonly surveys: readonly HandoverRow[];
  /** Circular, sent on, answer by: those that are not marked as read. */
  readonly circulars: readonly HandoverRow[];
  /** Task, ministry, due. */
  readonly tasks: readonly HandoverRow[];
  /** Title, state, lead. */
  readonly initiatives: readonly HandoverRow[];
  /** Offer or request, title, state. */
  readonly offers: readonly HandoverRow[];
  /** What stands with two values: kind, title. */
  readonly conflicts: readonly HandoverRow[];
  /** By ministry, in the order of their names: name, function, phone, e-mail. */
  readonly contacts: readonly { readonly ministry: string; readonly people: readonly HandoverRow[] }[];
  /** Who held the role: name, from, to; the latest first. */
  readonly holders: readonly HandoverRow[];
  /** What was submitted, day and state. */
  readonly submissions: readonly HandoverRow[];
  /** The latest changes: day, kind, title, by whom. */
  readonly changes: readonly HandoverRow[];
}

/** @param wording says the keys under `handover` of `renderer/locales/<language>/paper.json` */
export function handoverOnPaper(brief: HandoverBrief, wording: Wording): PaperDocument {
  const say = (key: string, values?: Readonly<Record<string, string | number>>): string => wording.say(`handover.${key}`, values);
  const title = [say("title"), brief.country].join(" · ");
  const tableOf = (heads: readonly string[], rows: readonly HandoverRow[]): AnswerBlock => ({
    kind: "table",
    head: heads.map((head) => say(`head.${head}`)),
    rows,
  });
  const part = (key: string, heads: readonly string[], rows: readonly HandoverRow[]): readonly Block[] => [
    { kind: "group", title: say(`part.${key}`) },
    rows.length === 0 ? { kind: "paragraph", text: say(`none.${key}`) } : { kind: "answers", answer: [tableOf(heads, rows)] },
  ];
  return {
    language: wording.language,
    direction: directionOf(wording.language),
    title,
    foot: [title, writtenDate(brief.today, wording.language)].join(" · "),
    blocks: [
      {
        kind: "cover",
        over: wording.say("forum"),
        title: say("title"),
        about: say("about"),
        facts: [
          { label: wording.say("country"), value: brief.country },
          { label: say("leaving"), value: brief.leaving },
          { label: say("following"), value: brief.following },
          { label: say("day"), value: writtenDate(brief.day, wording.language) },
          { label: wording.say("printedOn"), value: writtenDate(brief.today, wording.language) },
        ],
        status: say("internal"),
      },
      { kind: "section", title: say("open"), about: say("openAbout") },
      ...part("conflicts", ["kind", "title"], brief.conflicts),
      ...part("surveys", ["survey", "section", "ministry", "due"], brief.surveys),
      ...part("circulars", ["circular", "sent", "answerBy"], brief.circulars),
      ...part("tasks", ["task", "ministry", "due"], brief.tasks),
      ...part("initiatives", ["title", "state", "lead"], brief.initiatives),
      ...part("offers", ["direction", "title", "state"], brief.offers),
      { kind: "section", title: say("contacts"), about: brief.contacts.length === 0 ? say("none.contacts") : "" },
      ...brief.contacts.flatMap(({ ministry, people }): Block[] => [
        { kind: "group", title: ministry || say("noMinistry") },
        { kind: "answers", answer: [tableOf(["name", "function", "phone", "email"], people)] },
      ]),
      { kind: "section", title: say("history"), about: "" },
      ...part("holders", ["name", "from", "to"], brief.holders),
      ...part("submissions", ["submission", "day", "state"], brief.submissions),
      ...part("changes", ["day", "kind", "title", "by"], brief.changes),
    ],
  };
}
