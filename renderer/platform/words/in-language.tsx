import i18next from "i18next";
import { use, useMemo, type ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import { formatsIn, speak } from "./desk-words.ts";

interface InLanguageProps {
  readonly language: string;
  readonly children: ReactNode;
}

/**
 * Says the desk's own words around a text in the language of the text, where the desk speaks it: "Done" under a question in Arabic, read from the
 * right. Where it does not, the words stay in the reader's language. Suspends while the words are read.
 */
export function InLanguage({ language, children }: InLanguageProps): ReactNode {
  const spoken = use(spokenFor(language));
  const own = i18next.language;
  const inTheirs = useMemo(
    () => (spoken === null || own.split("-")[0] === spoken ? i18next : i18next.cloneInstance({ lng: formatsIn(language), initAsync: false })),
    [spoken, own, language],
  );
  return <I18nextProvider i18n={inTheirs}>{children}</I18nextProvider>;
}

const asked = new Map<string, ReturnType<typeof speak>>();

function spokenFor(language: string): ReturnType<typeof speak> {
  let spoken = asked.get(language);
  if (!spoken) asked.set(language, (spoken = speak(language)));
  return spoken;
}
