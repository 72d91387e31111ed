/**
 * Maps whose keys come from people or from the wire. A plain object answers to `constructor` although nobody put it there, and
 * assigning to `__proto__` puts nothing in it; objects without a prototype are safe but several times slower to read and to write.
 */

/** What was put under `name`, and nothing that every object has. */
export function own<Value>(map: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

export function put<Value>(map: Record<string, Value>, name: string, value: Value): void {
  if (name === "__proto__") Object.defineProperty(map, name, { value, writable: true, enumerable: true, configurable: true });
  else map[name] = value;
}

/** Names in the order of their UTF-16 code units. */
export function sortedNames(map: Readonly<Record<string, unknown>>): string[] {
  const names = Object.keys(map);
  return isSorted(names) ? names : names.sort();
}

/**
 * The same names, in order, each with what `convert` gives for it. What was already in order is copied and overwritten: an object that
 * is built name by name becomes a hash table inside the engine, which is slow to copy and to write out as JSON.
 */
export function mapInOrder<From, To>(map: Readonly<Record<string, From>>, convert: (value: From) => To): Record<string, To> {
  const names = Object.keys(map);
  if (isSorted(names)) return overwriteEach({ ...map }, convert);
  const mapped: Record<string, To> = {};
  for (const name of names.sort()) put(mapped, name, convert(map[name] as From));
  return mapped;
}

/** Replaces every value of a map that nobody else holds. */
export function overwriteEach<From, To>(map: Record<string, From>, convert: (value: From) => To): Record<string, To> {
  const mapped = map as Record<string, unknown> as Record<string, To>;
  for (const name in map) mapped[name] = convert(map[name] as From);
  return mapped;
}

function isSorted(names: readonly string[]): boolean {
  for (let at = 1; at < names.length; at++) if ((names[at - 1] as string) > (names[at] as string)) return false;
  return true;
}
