/** Writes that a full disk does not lose: they wait, in their order, until it takes them, and meanwhile the person is told. */
import { BehaviorSubject, distinctUntilChanged, type Observable } from "rxjs";
import type { SyncProblem } from "#shared/sync/errors.ts";
import { storeProblem } from "#renderer/platform/store/store-problem.ts";

const firstWait = 500;
const longestWait = 10_000;

interface Waiting {
  readonly ticket: number;
  /** Resolves when the write is over, one way or the other; rejects when the disk would not take it. */
  readonly attempt: () => Promise<void>;
}

export class PatientWrites {
  #tickets = 0;
  /** In the order in which they were asked for: a later one may write the same field and must not be overtaken by an earlier one. */
  #waiting: Waiting[] = [];
  readonly #trouble = new BehaviorSubject<SyncProblem | null>(null);

  /** Rejects only for what waiting does not help, such as a change that cannot be joined. */
  write<Value>(attempt: () => Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const ticket = this.#tickets++;
      const tried = (): Promise<void> =>
        attempt().then(resolve, (error: unknown) => {
          if (isForTheDisk(error)) throw error;
          reject(error as Error);
        });
      if (this.#waiting.length > 0) this.#queue({ ticket, attempt: tried });
      else tried().catch((error: unknown) => this.#stall({ ticket, attempt: tried }, error));
    });
  }

  /** Why writes wait; null when none does. */
  trouble$(): Observable<SyncProblem | null> {
    return this.#trouble.pipe(distinctUntilChanged((left, right) => left?.code === right?.code));
  }

  #queue(waiting: Waiting): void {
    const later = this.#waiting.findIndex((one) => one.ticket > waiting.ticket);
    this.#waiting.splice(later < 0 ? this.#waiting.length : later, 0, waiting);
  }

  /** Those that were under way together fail together: the first to say so begins the wait, the others join it. */
  #stall(waiting: Waiting, error: unknown): void {
    const isFirst = this.#waiting.length === 0;
    this.#queue(waiting);
    this.#trouble.next(storeProblem(error));
    if (isFirst) void this.#goOn();
  }

  async #goOn(): Promise<void> {
    let wait = firstWait;
    while (this.#waiting.length > 0) {
      await new Promise((done) => setTimeout(done, wait));
      try {
        for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
          await next.attempt();
          this.#waiting.splice(this.#waiting.indexOf(next), 1);
        }
      } catch (error) {
        this.#trouble.next(storeProblem(error));
        wait = Math.min(wait * 2, longestWait);
      }
    }
    this.#trouble.next(null);
  }
}

function isForTheDisk(error: unknown): boolean {
  return storeProblem(error).code !== "store-failed";
}
