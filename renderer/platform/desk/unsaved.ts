/** What is being typed and not yet on its way into the store: never called saved, and written when the window closes. */
import { BehaviorSubject, distinctUntilChanged, type Observable } from "rxjs";

const flushers = new Set<() => Promise<void>>();
const typing = new Set<object>();
const typingCount = new BehaviorSubject(0);

/** @returns a function that takes it off the list again */
export function onFlush(flush: () => Promise<void>): () => void {
  flushers.add(flush);
  return () => flushers.delete(flush);
}

export async function flushUnsaved(): Promise<void> {
  await Promise.allSettled([...flushers].map((flush) => flush()));
}

/** `field` holds letters that are not written: from the very keystroke on, nothing may say that they are saved. */
export function beginTyping(field: object): void {
  typing.add(field);
  typingCount.next(typing.size);
}

export function endTyping(field: object): void {
  typing.delete(field);
  typingCount.next(typing.size);
}

/** How many fields hold letters that are not written. */
export function typing$(): Observable<number> {
  return typingCount.pipe(distinctUntilChanged());
}
