/**
 * Remembers what was used last, up to a size. Two generations instead of an order: when the young one has half of the size, the old
 * one is forgotten and the young one is old. What is asked for becomes young again.
 */
export class Recent<Value> {
  readonly #half: number;
  #young = new Map<string, Kept<Value>>();
  #old = new Map<string, Kept<Value>>();
  #size = 0;

  constructor(size: number) {
    this.#half = size / 2;
  }

  get(key: string): Value | undefined {
    const young = this.#young.get(key);
    if (young) return young.value;
    const old = this.#old.get(key);
    if (old) this.set(key, old.value, old.size);
    return old?.value;
  }

  set(key: string, value: Value, size: number): void {
    this.#size += size - (this.#young.get(key)?.size ?? 0);
    this.#young.set(key, { value, size });
    if (this.#size < this.#half) return;
    this.#old = this.#young;
    this.#young = new Map();
    this.#size = 0;
  }

  clear(): void {
    this.#old = new Map();
    this.#young = new Map();
    this.#size = 0;
  }
}

interface Kept<Value> {
  readonly value: Value;
  readonly size: number;
}
