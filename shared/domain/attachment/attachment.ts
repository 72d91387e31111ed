import { z } from "zod";
import { recordIdPattern } from "#shared/lib/ids.ts";
import type { KindDefinition } from "../kind.ts";
import { searchText, wordsOf } from "../vocabulary/read.ts";
import { commonFields } from "../vocabulary/values.ts";

/** Bytes. */
export const largestAttachment = 20 * 1024 * 1024;

/** SHA-256 of the bytes, 64 hexadecimal digits. */
export const documentHash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * A document that belongs to a record. The record says what it is; its bytes are named by their hash and travel after the records, so a
 * device may know of a document that it does not hold yet.
 */
export const attachmentKind: KindDefinition = {
  kind: "attachment",
  fields: {
    ...commonFields,
    /** The record that it belongs to. */
    about: z.string().regex(recordIdPattern),
    name: z.string().min(1).max(255),
    mediaType: z.string().max(127),
    size: z.number().int().min(1).max(largestAttachment),
    hash: documentHash,
  },
  frozen: ["about", "hash", "size", "mediaType"],
  sets: {},
  texts: {},
  audience: "internal",
  project(view) {
    const name = wordsOf(view, "name");
    return {
      title: name,
      status: "",
      parent: wordsOf(view, "about"),
      summary: { mediaType: wordsOf(view, "mediaType"), size: (view.value("size") as number | undefined) ?? 0, hash: wordsOf(view, "hash") },
      search: searchText(name),
    };
  },
};
