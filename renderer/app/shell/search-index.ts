/** Finds records by the words of their titles and search texts, in memory. Built when the search is first opened, then kept up. */
import MiniSearch from "minisearch";
import type { Observable, Subscription } from "rxjs";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { folded } from "#renderer/ui/list-detail.tsx";

export interface Found {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly parent: string;
  readonly scope: string;
}

type Changes = readonly (readonly [id: string, document: RecordDocument | null])[];

export class SearchIndex {
  readonly #index = new MiniSearch<Found & { readonly search: string }>({
    fields: ["title", "search"],
    storeFields: ["kind", "title", "parent", "scope"],
    processTerm: (term) => folded(term) || null,
    searchOptions: { prefix: true, fuzzy: (term) => (term.length > 4 ? 0.2 : false), boost: { title: 3 }, combineWith: "AND" },
  });
  readonly #following: Subscription;

  constructor(everything: Observable<Changes>, changed: () => void) {
    this.#following = everything.subscribe((changes) => {
      this.#take(changes);
      changed();
    });
  }

  find(words: string, limit = 30): readonly Found[] {
    return this.#index.search(words).slice(0, limit) as unknown as readonly Found[];
  }

  close(): void {
    this.#following.unsubscribe();
  }

  #take(changes: Changes): void {
    for (const [id, document] of changes) {
      const wanted = document !== null && document.lifecycle !== "deleted" && document.title !== "";
      if (this.#index.has(id)) {
        this.#index.discard(id);
      }
      if (wanted) this.#index.add({ id, kind: document.kind, title: document.title, parent: document.parent, scope: document.scope, search: document.search });
    }
  }
}
