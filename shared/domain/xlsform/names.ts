/** What the desk calls what a form calls otherwise: record ids bear no full stops and no other scripts. */
import { isNoMember } from "../questionnaire/question-types.ts";
import type { FormNode } from "./form-tree.ts";
import { repeatOf } from "./form-tree.ts";

const fits = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;

/**
 * Names of the desk by node. A name that had to change depends on the form's own name alone, so that the next version has the same.
 *
 * @param given the name that an export of ours kept beside the form's own, or ""
 */
export function namesOf(all: readonly FormNode[], given: (node: FormNode) => string): ReadonlyMap<FormNode, string> {
  const names = new Map<FormNode, string>();
  const taken = new Map<FormNode | null | "section", Set<string>>();
  for (const node of all) {
    const isGroup = node.type.kind === "begin" && node.type.what !== "repeat";
    // A group is told apart inside its section, a column inside its table, a question in the whole questionnaire.
    const space = isGroup ? (node.parent ? topOf(node) : "section") : repeatOf(node);
    const used = taken.get(space) ?? new Set<string>();
    taken.set(space, used);
    const name = [given(node), node.name, `${node.parent?.name ?? ""}_${node.name}`, changed(node, 0), changed(node, 1)].find(
      (one) => fits.test(one) && isNoMember(one) && !used.has(one.toLowerCase()),
    );
    const taking = name ?? changed(node, node.row.row);
    used.add(taking.toLowerCase());
    names.set(node, taking);
  }
  return names;
}

function changed(node: FormNode, round: number): string {
  const path = round === 0 ? node.name : `${round}/${pathOf(node)}`;
  const letters = node.name
    .normalize("NFD")
    .replaceAll(/[^A-Za-z0-9_-]+/g, "_")
    .replaceAll(/^[_-]+|[_-]+$/g, "");
  return `${/^[A-Za-z_]/.test(letters) ? "" : "q_"}${letters.slice(0, 48)}_${hashOf(path)}`.replaceAll(/_{2,}/g, "_");
}

const topOf = (node: FormNode): FormNode => (node.parent ? topOf(node.parent) : node);
const pathOf = (node: FormNode): string => (node.parent ? `${pathOf(node.parent)}/` : "") + node.name;

/** FNV-1a, 32 bits: short, and the same everywhere. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(36);
}
