/** What is being typed and not yet written: saved when the window closes. */
const flushers = new Set<() => Promise<void>>();

/** @returns a function that takes it off the list again */
export function onFlush(flush: () => Promise<void>): () => void {
  flushers.add(flush);
  return () => flushers.delete(flush);
}

export async function flushUnsaved(): Promise<void> {
  await Promise.allSettled([...flushers].map((flush) => flush()));
}
