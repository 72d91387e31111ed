/** The same blocks as a Word document, for those who send such on and write in it. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from "docx";
import { emptyBox, type AnswerBlock, type Block, type Fact, type PaperDocument } from "#shared/domain/paper/blocks.ts";
import { printable } from "#shared/domain/paper/printable.ts";

/** In twentieths of a point: A4, and what is left between the margins. */
const page = { width: 11_906, height: 16_838, margin: 1_020 };
const room = page.width - 2 * page.margin;
const inset = 560;

type Content = Paragraph | Table;

/** @param of what stands between the page's number and how many there are */
export async function writeWord(paper: PaperDocument, of: string): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new WordWriter(paper);
  const document = new Document({
    title: paper.title,
    creator: "Focal Desk",
    styles: {
      default: {
        document: {
          run: {
            font: { ascii: "Calibri", hAnsi: "Calibri", cs: "Arial", eastAsia: "Calibri" },
            size: 21,
            sizeComplexScript: 22,
            language: { value: paper.language, bidirectional: paper.language },
          },
        },
        heading1: { run: { size: 44, sizeComplexScript: 44, bold: true, color: "000000" } },
        heading2: { run: { size: 30, sizeComplexScript: 30, bold: true, color: "000000" }, paragraph: { spacing: { before: 360, after: 120 } } },
        heading3: { run: { size: 24, sizeComplexScript: 24, bold: true, color: "000000" }, paragraph: { spacing: { before: 240, after: 80 } } },
        heading4: { run: { size: 21, sizeComplexScript: 22, bold: true, color: "000000" }, paragraph: { spacing: { before: 200, after: 20 } } },
      },
    },
    sections: [
      {
        properties: {
          page: { size: { width: page.width, height: page.height }, margin: { top: 1_020, bottom: 1_130, left: page.margin, right: page.margin } },
        },
        footers: {
          default: new Footer({
            children: [
              writer.paragraph({
                tabStops: [{ type: TabStopType.RIGHT, position: room }],
                children: [
                  writer.run(paper.foot, { size: 16, color: "555555" }),
                  new TextRun({ children: [new Tab(), PageNumber.CURRENT, of, PageNumber.TOTAL_PAGES], size: 16, sizeComplexScript: 16, color: "555555" }),
                ],
              }),
            ],
          }),
        },
        children: paper.blocks.flatMap((block) => writer.block(block)),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

interface Look {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly size?: number;
  readonly color?: string;
}

class WordWriter {
  readonly #mirrored: boolean;
  #sections = 0;

  constructor(paper: PaperDocument) {
    this.#mirrored = paper.direction === "rtl";
  }

  block(block: Block): Content[] {
    switch (block.kind) {
      case "cover":
        return [
          this.paragraph({ spacing: { before: 2_400, after: 160 }, children: [this.run(block.over, { color: "444444", size: 22 })] }),
          this.paragraph({ heading: HeadingLevel.HEADING_1, children: [this.run(block.title)] }),
          this.paragraph({ spacing: { before: 120, after: 480 }, children: [this.run(block.about)] }),
          this.#facts(block.facts),
          this.paragraph({ spacing: { before: 320, after: 160 }, children: [this.run(block.status, { bold: true, size: 24 })] }),
        ];
      case "section":
        return [
          this.paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, pageBreakBefore: this.#sections++ === 0, children: [this.run(block.title)] }),
          ...this.#quiet(block.about),
        ];
      case "group":
        return [this.paragraph({ heading: HeadingLevel.HEADING_3, keepNext: true, children: [this.run(block.title)] })];
      case "paragraph":
        return this.#quiet(block.text);
      case "facts":
        return [this.#facts(block.facts)];
      case "question":
        return [
          this.paragraph({ heading: HeadingLevel.HEADING_4, keepNext: true, children: [this.run([block.number, block.title].filter(Boolean).join("\u2002"))] }),
          ...block.notes.flatMap((note) => this.#quiet(note, true)),
          ...block.answer.flatMap((answer) => this.#answer(answer)),
        ];
      case "answers":
        return block.answer.flatMap((answer) => this.#answer(answer));
      case "signatures":
        return [
          this.paragraph({ heading: HeadingLevel.HEADING_2, pageBreakBefore: true, children: [this.run(block.title)] }),
          ...this.#quiet(block.intro),
          ...(block.facts.length > 0 ? [this.#facts(block.facts), this.paragraph({ children: [] })] : []),
          this.#facts(block.lines, 700),
        ];
    }
  }

  #answer(block: AnswerBlock): Content[] {
    switch (block.kind) {
      case "text":
        return block.text
          .split("\n")
          .filter((line) => line.trim() !== "")
          .map((line) => this.paragraph({ indent: { start: inset }, spacing: { after: 60 }, children: [this.run(line)] }));
      case "missing":
        return [this.paragraph({ indent: { start: inset }, children: [this.run(block.text, { italics: true, color: "666666" })] })];
      case "list":
        return block.items.map((item, at) => this.#item(block.ordered ? `${at + 1}.` : "•", item));
      case "notice":
        return [
          this.paragraph({
            indent: { start: inset },
            spacing: { before: 60 },
            keepNext: block.items.length > 0,
            children: [this.run(block.text, { bold: true })],
          }),
          ...block.items.map((item) => this.#item("•", item)),
        ];
      case "table":
        return [this.#table(block.head, block.rows), this.paragraph({ spacing: { line: 120 }, children: [] })];
      case "entry":
        return [
          this.paragraph({ indent: { start: inset }, spacing: { before: 100 }, keepNext: true, children: [this.run(block.title, { bold: true })] }),
          this.#facts(block.facts, 360, inset),
          this.paragraph({ spacing: { line: 120 }, children: [] }),
        ];
      case "lines":
        return Array.from({ length: block.count }, () =>
          this.paragraph({
            indent: { start: inset },
            spacing: { before: 240 },
            border: {
              bottom: { style: BorderStyle.SINGLE, size: 4, color: "777777", space: 1 },
              between: { style: BorderStyle.SINGLE, size: 4, color: "777777", space: 1 },
            },
            children: [],
          }),
        );
      case "boxes":
        return block.labels.map((label) => this.#item(emptyBox, label));
      case "places":
        return block.labels.map((label) => this.#item("____", label));
    }
  }

  #item(mark: string, text: string): Paragraph {
    return this.paragraph({ indent: { start: inset + 400, hanging: 400 }, children: [this.run(`${mark} ${text}`)] });
  }

  #quiet(text: string, withQuestion = false): Paragraph[] {
    if (text === "") return [];
    return [
      this.paragraph({
        ...(withQuestion ? { indent: { start: inset } } : {}),
        keepNext: true,
        spacing: { after: 40 },
        children: [this.run(text, { color: "444444", ...(withQuestion ? { size: 18 } : {}) })],
      }),
    ];
  }

  #facts(facts: readonly Fact[], height = 0, indent = 0): Table {
    const first = 2_600;
    const border = { style: BorderStyle.SINGLE, size: 4, color: "AAAAAA" };
    const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
    return new Table({
      visuallyRightToLeft: this.#mirrored,
      layout: TableLayoutType.FIXED,
      width: { size: room - indent, type: WidthType.DXA },
      ...(indent > 0 ? { indent: { size: indent, type: WidthType.DXA } } : {}),
      columnWidths: [first, room - indent - first],
      borders: { top: none, bottom: border, left: none, right: none, insideHorizontal: border, insideVertical: none },
      rows: facts.map(
        ({ label, value }) =>
          new TableRow({
            cantSplit: true,
            ...(height > 0 ? { height: { value: height, rule: "atLeast" as const } } : {}),
            children: [this.#cell(label, first, { color: "444444" }), this.#cell(value, room - indent - first)],
          }),
      ),
    });
  }

  #table(head: readonly string[], rows: readonly (readonly string[])[]): Table {
    const whole = room - inset;
    const first = head[0] === "" ? Math.min(whole / 2, Math.max(whole / 4, 2_800)) : whole / head.length;
    const widths = head.map((_cell, at) => Math.floor(at === 0 ? first : (whole - first) / Math.max(1, head.length - 1)));
    const border = { style: BorderStyle.SINGLE, size: 4, color: "888888" };
    const row = (cells: readonly string[], isHead: boolean): TableRow =>
      new TableRow({
        cantSplit: true,
        tableHeader: isHead,
        children: cells.map((cell, at) => this.#cell(cell, widths[at] as number, { size: 18, bold: isHead }, isHead)),
      });
    return new Table({
      visuallyRightToLeft: this.#mirrored,
      layout: TableLayoutType.FIXED,
      width: { size: whole, type: WidthType.DXA },
      indent: { size: inset, type: WidthType.DXA },
      columnWidths: widths,
      borders: { top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border },
      rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
    });
  }

  #cell(text: string, width: number, look: Look = {}, shaded = false): TableCell {
    return new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      ...(shaded ? { shading: { fill: "EEEEEE" } } : {}),
      children: text.split("\n").map((line) => this.paragraph({ children: [this.run(line, look)] })),
    });
  }

  paragraph(options: IParagraphOptions): Paragraph {
    return new Paragraph({ alignment: AlignmentType.START, bidirectional: this.#mirrored, ...options });
  }

  run(text: string, { size, ...look }: Look = {}): TextRun {
    return new TextRun({
      text: this.#mirrored && isForeign(text) ? `${leftToRight}${printable(text)}${leftToRight}` : printable(text),
      rightToLeft: this.#mirrored && !isForeign(text),
      ...look,
      ...(look.bold ? { boldComplexScript: true } : {}),
      ...(look.italics ? { italicsComplexScript: true } : {}),
      ...(size ? { size, sizeComplexScript: size } : {}),
    });
  }
}

/** A sign without width: what stands between two of them keeps its order and its full stop where they belong, in an Arabic line as well. */
const leftToRight = "\u200e";
const isForeign = (text: string): boolean => /^[^\p{L}]*(?![\p{Script=Arabic}\p{Script=Hebrew}])\p{L}/u.test(text);
