import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { inOrder } from "#shared/domain/submission/counting.ts";
import type { Country } from "#renderer/features/intake/use-intake.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

/** Where a country is, in few words: for a list row. */
export function useStateWords(questionnaire: RecordDocument | undefined): (country: Country) => string {
  const { t } = useTranslation("intake");
  const of = Number(questionnaire?.summary["questions"] ?? 0);
  return useCallback(
    (country) => {
      if (country.state === "not-started") return t("country.not-started");
      if (country.state === "under-way") return t("country.under-way", { count: country.answered, of });
      return t(`country.${country.state}`, { number: inOrder(country.submissions).at(-1)?.number ?? 0 });
    },
    [t, of],
  );
}
