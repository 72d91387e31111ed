import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Choice } from "#renderer/ui/record-fields.tsx";

/** Codes of a vocabulary with their words, for a field to choose from. */
export function useCoded(): (codes: readonly string[], vocabulary: string) => readonly Choice[] {
  const { t } = useTranslation("vocabulary");
  return useCallback((codes, vocabulary) => codes.map((value) => ({ value, label: t(`vocabulary:${vocabulary}.${value}`) })), [t]);
}
