/** Finds records by the words of their titles and search texts, in memory. Built when the search is first opened, then kept up. */
import MiniSearch from "minisearch";
import type { Observable, Subscription } from "rxjs";
import { searchTerm } from "#shared/domain/vocabulary/search.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

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
    processTerm: (term) => searchTerm(term) || null,
    searchOptions: { prefix: true, fuzzy: (term) => (term.length > 3 && !/\d/.test(term) ? 0.2 : false), boost: { title: 3 }, combineWith: "AND" },
  });
  readonly #following: Subscription;
  readonly #isShown: (document: RecordDocument) => boolean;

  constructor(everything: Observable<Changes>, changed: () => void, isShown: (document: RecordDocument) => boolean = () => true) {
    this.#isShown = isShown;
    this.#following = everything.subscribe((changes) => {
      this.#take(changes);
      changed();
    });
  }

  /** @param isShown asked from the best on, until there are `limit`: what no screen shows takes no place */
  find(words: string, isShown: (found: Found) => boolean = () => true, limit = 30): readonly Found[] {
    const found: Found[] = [];
    for (const one of this.#index.search(words) as unknown as readonly Found[]) {
      if (isShown(one)) found.push(one);
      if (found.length === limit) break;
    }
    return found;
  }

  close(): void {
    this.#following.unsubscribe();
  }

  #take(changes: Changes): void {
    for (const [id, document] of changes) {
      const wanted = document !== null && document.lifecycle !== "deleted" && document.title !== "" && this.#isShown(document);
      if (this.#index.has(id)) {
        this.#index.discard(id);
      }
      if (wanted) this.#index.add({ id, kind: document.kind, title: document.title, parent: document.parent, scope: document.scope, search: document.search });
    }
  }
}
