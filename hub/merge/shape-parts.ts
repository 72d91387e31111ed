import { recordIdPattern, replicaIdPattern } from "#shared/lib/ids.ts";

export function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === "string" && pattern.test(value);
}

function isCounter(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 2 ** 40;
}

/** Milliseconds since 1970. */
export function isTime(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 2 ** 52;
}

export function isDot(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && matches(value[0], replicaIdPattern) && isCounter(value[1]);
}

export function isContext(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  for (const replica of Object.keys(value)) if (!replicaIdPattern.test(replica) || !isCounter((value as Record<string, unknown>)[replica])) return false;
  return true;
}

export function isTouches(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  for (const replica of Object.keys(value)) {
    const touch = (value as Record<string, unknown>)[replica] as Record<string, unknown> | null;
    if (!replicaIdPattern.test(replica) || typeof touch !== "object" || touch === null || Object.keys(touch).length !== 3) return false;
    if (!isCounter(touch["counter"]) || !matches(touch["by"], recordIdPattern) || !isTime(touch["at"])) return false;
  }
  return true;
}

export function elementsFit(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  for (const element of Object.keys(value)) {
    const dots = (value as Record<string, unknown>)[element];
    if (element.length < 1 || element.length > 2_000 || element === "__proto__") return false;
    if (!Array.isArray(dots) || dots.length < 1 || dots.length > 64 || !dots.every(isDot)) return false;
  }
  return true;
}
