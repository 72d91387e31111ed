import { z } from "zod";
import { recordIdPattern } from "#shared/lib/ids.ts";
import type { KindDefinition } from "../kind.ts";
import { searchText, wordsOf } from "../vocabulary/read.ts";
import { commonFields } from "../vocabulary/values.ts";

/** What a person says about a record, to those whom they choose: who and when is known from the edit itself. */
export const commentKind: KindDefinition = {
  kind: "comment",
  fields: {
    ...commonFields,
    /** The record that it is about. */
    about: z.string().regex(recordIdPattern),
    text: z.string().trim().min(1).max(4_000),
  },
  // Who reads it is chosen when it is said: nobody opens another person's words to more people afterwards.
  frozen: ["about", "text", "audience"],
  sets: {},
  texts: {},
  audience: "internal",
  project(view) {
    const text = wordsOf(view, "text");
    return {
      title: text.length > 120 ? `${text.slice(0, 119)}…` : text,
      status: "",
      parent: wordsOf(view, "about"),
      summary: { text },
      search: searchText(text),
    };
  },
};
