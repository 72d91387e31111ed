import type { KindDefinition } from "../kind.ts";
import { searchText, wordsOf } from "../vocabulary/read.ts";
import { code, commonFields, country, reference, words } from "../vocabulary/values.ts";
import { organisationTypes } from "../vocabulary/vocabulary.ts";

export const organisationKind: KindDefinition = {
  kind: "organisation",
  fields: {
    ...commonFields,
    name: words(300),
    acronym: words(40),
    type: code(organisationTypes),
    /** The organisation that this one is part of. */
    parent: reference,
    country,
  },
  sets: {},
  texts: {},
  audience: "internal",
  project(view) {
    const name = wordsOf(view, "name");
    const acronym = wordsOf(view, "acronym");
    return {
      title: name || acronym,
      status: wordsOf(view, "type"),
      parent: wordsOf(view, "parent"),
      summary: { acronym, type: wordsOf(view, "type"), country: wordsOf(view, "country") },
      search: searchText(name, acronym),
    };
  },
};
