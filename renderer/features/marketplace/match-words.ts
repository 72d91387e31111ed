import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Match, MatchReason } from "#shared/domain/offer/matches.ts";
import { amountInWords } from "#renderer/ui/amount-field.tsx";
import { useCountryName } from "#renderer/ui/country-name.ts";

export interface MatchWords {
  /** Why the two fit, in one sentence. */
  readonly because: string;
  /** What else there is to know before one meets. */
  readonly notes: readonly string[];
  /** How the score comes about. */
  readonly score: string;
}

/** Says a match in the reader's language: reasons first, then what to mind, then the sum. */
export function useMatchWords(): (match: Match) => MatchWords {
  const { t, i18n } = useTranslation(["marketplace", "vocabulary"]);
  const nameOf = useCountryName();
  const { language } = i18n;
  return useCallback(
    (match) => {
      const quoted = (words: string): string => t("match.quoted", { words });
      const listed = (all: readonly string[]): string => new Intl.ListFormat(language).format(all);
      const subjects = match.reasons.flatMap((reason) => {
        if (reason.about === "category") return quoted(t(`vocabulary:offerCategory.${reason.category}`));
        return reason.about === "themes" ? reason.themes.map((theme) => quoted(t(`vocabulary:theme.${theme}`))) : [];
      });
      const named = match.reasons.flatMap((reason) => (reason.about === "meant-for" ? quoted(nameOf(reason.country)) : []));
      const amounts = (reason: Extract<MatchReason, { about: "money" }>) => ({
        offered: amountInWords(reason.offered, reason.offeredCurrency, language),
        needed: amountInWords(reason.needed, reason.neededCurrency, language),
      });
      const reasons = [
        t("match.about", { subjects: listed(subjects) }),
        ...(named.length > 0 ? [t("match.meantFor", { countries: listed(named) })] : []),
        ...match.reasons.flatMap((reason) =>
          reason.about === "money" && reason.covers !== "other-currency" ? t(`match.covers.${reason.covers}`, amounts(reason)) : [],
        ),
      ];
      return {
        because: t("match.because", { reasons: listed(reasons) }),
        notes: match.reasons.flatMap((reason) => {
          if (reason.about === "money" && reason.covers === "other-currency") return t("match.twoCurrencies", amounts(reason));
          if (reason.about === "no-money") return t("match.noMoney", { needed: amountInWords(reason.needed, reason.neededCurrency, language) });
          if (reason.about === "open-category") return t("match.openCategory");
          return reason.about === "in-discussion" ? t(reason.proposal === match.offer.id ? "match.offerInDiscussion" : "match.requestInDiscussion") : [];
        }),
        score: t("match.score", {
          score: match.score,
          parts: match.reasons
            .filter(({ points }) => points !== 0)
            .map(({ about, points }) => t(`match.part.${about}`, { points: points.toLocaleString(language, { signDisplay: "negative" }) }))
            .join(t("match.partsJoin")),
        }),
      };
    },
    [t, language, nameOf],
  );
}
