import { useTranslation } from "react-i18next";
import type { Choice } from "#renderer/ui/record-fields.tsx";

/** Codes with their words, for a field to choose from. */
export function useCoded(): (codes: readonly string[], vocabulary: string) => readonly Choice[] {
  const { t } = useTranslation("vocabulary");
  return (codes, vocabulary) => codes.map((code) => ({ value: code, label: t(`${vocabulary}.${code}`) }));
}
