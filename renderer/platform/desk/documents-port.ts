import type { Observable } from "rxjs";
import type { DocumentPlace } from "#shared/sync/document-transfer.ts";

/** What the screens need of the documents' bytes: where they are, and that they come. */
export interface DeskDocuments {
  /** By the id of the document's record. */
  readonly places$: Observable<ReadonlyMap<string, DocumentPlace>>;
  /** A person wants a document on this device, or tries again what was refused. */
  want(id: string): void;
  /** The bytes of a document were just kept on this device. */
  kept(content: { readonly hash: string; readonly size: number }): void;
}
