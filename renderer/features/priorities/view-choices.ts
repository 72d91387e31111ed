/** What the page shows, as its address remembers it: a link, a way back and a restart keep it. Pure. */
import { usualRule, type ScoringRule } from "#shared/domain/tally/priorities.ts";
import type { Split } from "#shared/domain/tally/splits.ts";

export const views = ["tracker", "priorities", "questions", "words"] as const;
export type View = (typeof views)[number];

export function viewIn(parameters: URLSearchParams): View {
  return views.find((view) => view === parameters.get("view")) ?? "tracker";
}

/** `count`, or weights such as `5-4-3-2-1`. */
export function ruleIn(parameters: URLSearchParams): ScoringRule {
  const given = parameters.get("rule");
  if (given === "count") return { by: "count" };
  const weights = given === null ? null : weightsIn(given);
  return weights ? { by: "places", weights } : usualRule;
}

export function ruleText(rule: ScoringRule): string {
  return rule.by === "count" ? "count" : rule.weights.join("-");
}

export function isUsual(rule: ScoringRule): boolean {
  return ruleText(rule) === ruleText(usualRule);
}

const mostWeights = 20;

/** @returns the weights that a person typed, such as `5, 4, 3` or `10-6-3`; null when it is none */
export function weightsIn(text: string): readonly number[] | null {
  const parts = text.split(/[\s,;–-]+/u).filter((part) => part !== "");
  const weights = parts.map(Number);
  return parts.length > 0 && parts.length <= mostWeights && weights.every((weight) => Number.isFinite(weight) && weight >= 0 && weight <= 1_000)
    ? weights
    : null;
}

export function splitIn(parameters: URLSearchParams): Split {
  const given = parameters.get("split") ?? "all";
  if (given === "region" || given === "sub-region" || given === "development") return { by: given };
  return given.startsWith("question.") ? { by: "question", question: given.slice("question.".length) } : { by: "all" };
}

export function splitText(split: Split): string {
  return split.by === "question" ? `question.${split.question}` : split.by;
}
