/** The registers in which a person speaks for themselves: nobody reads or confirms for another. */
const named = (list: string, person: string): string => `${list}.${person.replace(/[^A-Za-z0-9_-]/g, "-").slice(0, 64)}`;

export const readField = (person: string): string => named("read", person);
export const confirmationField = (person: string): string => named("confirmed", person);

/** Whether a register is such a one, of somebody else. */
export function isAnothersOwn(field: string, person: string): boolean {
  return /^(read|confirmed)\./.test(field) && field !== readField(person) && field !== confirmationField(person);
}
