interface Entry {
  readonly at: number;
  readonly order: number;
  readonly run: () => void | Promise<void>;
}

/** Virtual time: what is planned runs in the order of its time, then of its planning. */
export class Timeline {
  now = 0;
  steps = 0;
  #order = 0;
  readonly #heap: Entry[] = [];

  plan(delay: number, run: Entry["run"]): void {
    const heap = this.#heap;
    heap.push({ at: this.now + delay, order: this.#order++, run });
    let at = heap.length - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(heap[at]!, heap[above]!)) break;
      [heap[at], heap[above]] = [heap[above]!, heap[at]!];
      at = above;
    }
  }

  async runUntil(end: number, done: () => boolean = () => false): Promise<void> {
    while (this.#heap.length > 0 && this.#heap[0]!.at <= end && !done()) {
      const next = this.#take();
      this.now = next.at;
      this.steps += 1;
      await next.run();
    }
    if (!done()) this.now = Math.max(this.now, end);
  }

  #take(): Entry {
    const heap = this.#heap;
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    heap[0] = last;
    for (let at = 0; ;) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2]) if (below < heap.length && before(heap[below]!, heap[least]!)) least = below;
      if (least === at) return first;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }
}

function before(left: Entry, right: Entry): boolean {
  return left.at < right.at || (left.at === right.at && left.order < right.order);
}
