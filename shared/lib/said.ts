/**
 * A sentence of a table of sentences, by its key and by what stands in it: a command says it in English, a window in its reader's language.
 * Keys are `<table>:<path>`, as the language files have them.
 */
export interface Said {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The value of each `{{name}}` in the sentence. */
export const filled = (sentence: string, values: Said["values"]): string =>
  sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
