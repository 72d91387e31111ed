import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { partyOf, type Proposal } from "#shared/domain/offer/proposal.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";

/** Whose a proposal is, in words: a country, or an organisation by its name. */
export function usePartyName(): (proposal: Pick<Proposal, "scope" | "offeredBy">) => string {
  const { t } = useTranslation("marketplace");
  const nameOf = useCountryName();
  return useCallback((proposal) => nameOf(partyOf(proposal)) || proposal.offeredBy || t("organisation"), [nameOf, t]);
}
