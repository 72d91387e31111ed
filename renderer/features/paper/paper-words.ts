/** The words of a return in the language that was chosen for it, which need not be that of the screen. */
import i18next from "i18next";
import type { Column, Question, Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { Labelled } from "#shared/domain/paper/cell-values.ts";
import { listsOf, type Lists } from "#shared/domain/paper/slots.ts";
import type { Wording } from "#shared/domain/paper/wording.ts";
import { countryChoices, countryName } from "#renderer/ui/country-name.ts";

/** The desk's own lists, by the name that a questionnaire has for them. */
export type ListEntries = Readonly<Record<"contacts" | "organisations", readonly Labelled[]>>;

export function wordingIn(language: string, entries: ListEntries): Wording {
  const say = i18next.getFixedT(language, "paper");
  return {
    language,
    say: (key, values = {}) => say(key, values),
    listed(source, value) {
      if (source === "countries") return countryName(value, language);
      return source === "contacts" || source === "organisations" ? entries[source].find((one) => one.value === value)?.label : undefined;
    },
  };
}

export function listsIn(language: string, definition: Questionnaire, entries: ListEntries): Lists {
  const countries = countryChoices(language);
  const listed = (asked: Question | Column): readonly Labelled[] | undefined => {
    const source = "choicesFrom" in asked ? asked.choicesFrom : undefined;
    if (source === "countries") return countries;
    return source === "contacts" || source === "organisations" ? entries[source] : undefined;
  };
  return listsOf(definition, wordingIn(language, entries), listed);
}

/** Those in which a questionnaire can be had, the one it is written in first. */
export function languagesOf(definition: Questionnaire): readonly string[] {
  return definition.languages ?? Object.keys(definition.title);
}

export function languageName(language: string, shownIn: string): string {
  return new Intl.DisplayNames(shownIn, { type: "language" }).of(language) ?? language;
}
