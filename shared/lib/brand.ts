declare const brand: unique symbol;

/** A string that was checked once and is not mixed up with another kind of string afterwards. */
export type Brand<Name extends string> = string & { readonly [brand]: Name };

/** Closes a discriminated union: a new member that nobody handles fails to compile. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
