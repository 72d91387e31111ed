/**
 * The document as a page of its own for Chromium to print: no script, no address, nothing but itself. It may be printed on any machine, so
 * it names the faces that systems have; an Arabic one comes with it.
 */
import { emptyBox, type AnswerBlock, type Block, type Fact, type PaperDocument } from "./blocks.ts";

export interface EmbeddedFace {
  readonly family: string;
  readonly weight: string;
  readonly unicodeRange: string;
  /** `data:font/woff2;base64,…` */
  readonly source: string;
}

export function writeHtml(paper: PaperDocument, faces: readonly EmbeddedFace[] = []): string {
  return [
    "<!doctype html>",
    `<html lang="${escaped(paper.language)}" dir="${paper.direction}">`,
    `<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${paperPolicy}"><title>${escaped(paper.title)}</title>`,
    `<style>${faces.map(faceRule).join("")}${styles}</style></head>`,
    `<body>${paper.blocks.map(blockHtml).join("\n")}</body></html>`,
  ].join("\n");
}

const paperPolicy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";

function blockHtml(block: Block, at: number): string {
  switch (block.kind) {
    case "cover":
      return `<header class="cover"><p class="over">${escaped(block.over)}</p><h1>${inline(block.title)}</h1>${paragraph(block.about, "about")}${facts(block.facts)}<p class="status">${escaped(block.status)}</p></header>`;
    case "section":
      return `<h2${at === 1 ? ' class="first"' : ""}>${escaped(block.title)}</h2>${paragraph(block.about, "about")}`;
    case "group":
      return `<h3>${escaped(block.title)}</h3>`;
    case "paragraph":
      return paragraph(block.text, "about");
    case "facts":
      return facts(block.facts);
    case "question":
      return [
        `<section class="question"><div class="asked"><h4>${block.number ? `<span class="number">${escaped(block.number)}</span> ` : ""}<span>${inline(block.title)}</span></h4>`,
        `${block.notes.map((note) => paragraph(note, "note")).join("")}</div>`,
        `${block.answer.map(answerHtml).join("")}</section>`,
      ].join("");
    case "answers":
      return `<section class="question">${block.answer.map(answerHtml).join("")}</section>`;
    case "signatures":
      return `<section class="signatures"><h2>${escaped(block.title)}</h2>${paragraph(block.intro, "about")}${block.facts.length > 0 ? facts(block.facts) : ""}<dl class="toSign">${block.lines.map(factHtml).join("")}</dl></section>`;
  }
}

function answerHtml(block: AnswerBlock): string {
  switch (block.kind) {
    case "text":
      return block.text
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => paragraph(line, "answer"))
        .join("");
    case "missing":
      return paragraph(block.text, "missing");
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      return `<${tag}>${items(block.items)}</${tag}>`;
    }
    case "notice":
      return `<div class="notice">${paragraph(block.text, "")}${block.items.length > 0 ? `<ul>${items(block.items)}</ul>` : ""}</div>`;
    case "table":
      return [
        `<table data-columns="${block.head.length}"><thead><tr>${block.head.map((cell) => `<th>${inline(cell)}</th>`).join("")}</tr></thead><tbody>`,
        ...block.rows.map(
          (row) =>
            `<tr>${row.map((cell, at) => (at === 0 && block.head[0] === "" ? `<th scope="row">${lines(cell)}</th>` : `<td>${lines(cell)}</td>`)).join("")}</tr>`,
        ),
        "</tbody></table>",
      ].join("");
    case "entry":
      return `<div class="entry"><h5>${escaped(block.title)}</h5>${facts(block.facts)}</div>`;
    case "lines":
      return '<div class="line"></div>'.repeat(block.count);
    case "boxes":
      return `<ul class="boxes"${block.labels.length > 7 ? ' data-many="true"' : ""}>${block.labels.map((label) => `<li>${emptyBox} ${inline(label)}</li>`).join("")}</ul>`;
    case "places":
      return `<ul class="boxes"${block.labels.length > 7 ? ' data-many="true"' : ""}>${block.labels.map((label) => `<li><span class="place"></span> ${inline(label)}</li>`).join("")}</ul>`;
  }
}

const items = (texts: readonly string[]): string => texts.map((text) => `<li>${lines(text)}</li>`).join("");
const paragraph = (text: string, name: string): string => (text === "" ? "" : `<p class="${name}">${lines(text)}</p>`);
const facts = (all: readonly Fact[]): string => `<dl>${all.map(factHtml).join("")}</dl>`;
const factHtml = ({ label, value }: Fact): string => `<div><dt>${inline(label)}</dt><dd${value === "" ? ' class="room"' : ""}>${lines(value)}</dd></div>`;
/** Each in the direction of its own letters, also a foreign name in an Arabic form. */
const lines = (text: string): string => text.split("\n").map(inline).join("<br>");
const inline = (text: string): string => (text === "" ? "" : `<bdi>${escaped(text)}</bdi>`);

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] as string);

const faceRule = ({ family, weight, unicodeRange, source }: EmbeddedFace): string =>
  `@font-face{font-family:"${family}";font-weight:${weight};unicode-range:${unicodeRange};src:url("${source}") format("woff2")}`;

const styles = `
@page{size:A4;margin:18mm 18mm 20mm}
*{box-sizing:border-box}
body{margin:0;font:10.5pt/1.45 "Desk Arabic",system-ui,"Segoe UI","Helvetica Neue",Arial,sans-serif;color:#000}
h1,h2,h3,h4,h5,p,ul,ol,dl,dd{margin:0;padding:0}
h1{font-size:24pt;line-height:1.2;font-weight:600}
h2{font-size:15pt;font-weight:600;margin-block:22pt 8pt;padding-block-end:3pt;border-block-end:1.5pt solid #000;break-after:avoid}
h2.first{break-before:page;margin-block-start:0}
h3{font-size:12pt;font-weight:600;margin-block:14pt 4pt;break-after:avoid}
h4{font-size:10.5pt;font-weight:600;display:flex;gap:6pt}
h5{font-size:10pt;font-weight:600;break-after:avoid}
.number{flex:none;min-inline-size:22pt}
.cover{padding-block-start:44mm}
.over{font-size:11pt;color:#444;margin-block-end:10pt}
.cover .about{font-size:12pt;margin-block:8pt 0}
.cover dl{margin-block:28pt 20pt}
.status{display:inline-block;border:1.5pt solid #000;padding:4pt 10pt;margin-block-end:12pt;font-weight:600}
.about{margin-block-end:6pt;color:#333}
dl>div{display:grid;grid-template-columns:42mm 1fr;gap:8pt;padding-block:2.5pt;border-block-end:.5pt solid #ccc;break-inside:avoid}
dt{color:#444}
dd{overflow-wrap:anywhere}
dd.room{min-block-size:22pt}
.question{margin-block:12pt;break-inside:avoid}
.asked{break-inside:avoid;break-after:avoid}
.note{font-size:9pt;color:#444;margin-block-start:1pt}
.asked>.note,.question>:not(.asked){margin-inline-start:28pt}
.answer{margin-block-start:4pt;orphans:3;widows:3}
.missing{margin-block-start:4pt;color:#666;font-style:italic}
.question>ul,.question>ol{margin-block-start:4pt;padding-inline-start:16pt}
.notice{margin-block-start:6pt;border:.75pt solid #000;padding:4pt 8pt;break-inside:avoid}
.notice ul{padding-inline-start:16pt}
.question>.boxes{list-style:none;padding:0;display:grid;gap:2pt 16pt}
.question>.boxes[data-many]{grid-template-columns:1fr 1fr}
.place{display:inline-block;inline-size:22pt;border-block-end:.75pt solid #000}
.line{block-size:22pt;border-block-end:.5pt solid #777}
table{border-collapse:collapse;margin-block-start:5pt;inline-size:calc(100% - 28pt);font-size:9pt}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{border:.5pt solid #888;padding:2.5pt 4pt;text-align:start;vertical-align:top;overflow-wrap:break-word}
td{min-inline-size:22pt;block-size:16pt}
thead th{background:#eee;font-weight:600}
th[scope]{font-weight:400}
.entry{margin-block-start:6pt;border-inline-start:2pt solid #bbb;padding-inline-start:8pt;break-inside:avoid}
.signatures{break-before:page;break-inside:avoid}
.signatures dl{margin-block-end:18pt}
.toSign>div{border-block-end:0;align-items:end}
.toSign dd{border-block-end:.75pt solid #000;min-block-size:30pt}
`;
