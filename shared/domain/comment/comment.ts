import { z } from "zod";
import { recordIdPattern } from "#shared/lib/ids.ts";
import type { KindDefinition } from "../kind.ts";
import { wordsOf } from "../vocabulary/read.ts";
import { commonFields } from "../vocabulary/values.ts";

/** What a person says about a record, to the others of the same country: who and when is known from the edit itself. */
export const commentKind: KindDefinition = {
  kind: "comment",
  fields: {
    ...commonFields,
    /** The record that it is about. */
    about: z.string().regex(recordIdPattern),
    text: z.string().trim().min(1).max(4_000),
  },
  frozen: ["about", "text"],
  sets: {},
  texts: {},
  audience: "internal",
  project(view) {
    const text = wordsOf(view, "text");
    return { title: text.length > 120 ? `${text.slice(0, 119)}…` : text, status: "", parent: wordsOf(view, "about"), summary: { text }, search: "" };
  },
};
