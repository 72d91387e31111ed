import { partyOf, proposalOf } from "#shared/domain/offer/proposal.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

/** Stands for the organisations, whose proposals the secretariat keeps, where a country is chosen. */
export const organisations = "forum";

export interface OfferFilters {
  readonly direction: string | null;
  readonly category: string | null;
  readonly theme: string | null;
  /** ISO 3166-1 alpha-3, or `organisations`. */
  readonly country: string | null;
  readonly status: string | null;
  readonly funded: boolean;
}

export const noFilters: OfferFilters = { direction: null, category: null, theme: null, country: null, status: null, funded: false };

export function filterOffers(offers: readonly RecordDocument[], filters: OfferFilters): readonly RecordDocument[] {
  const { direction, category, theme, country, status, funded } = filters;
  return offers.filter((document) => {
    const offer = proposalOf(document);
    return (
      (!direction || offer.direction === direction) &&
      (!category || offer.category === category) &&
      (!theme || offer.themes.includes(theme)) &&
      (!country || (partyOf(offer) || organisations) === country) &&
      (!status || offer.status === status) &&
      (!funded || Boolean(offer.funding))
    );
  });
}

/** The countries whose proposals are here, in code order, with the organisations last. */
export function partiesOf(offers: readonly RecordDocument[]): readonly string[] {
  const parties = new Set(offers.map((offer) => partyOf(offer) || organisations));
  return [...parties].sort((left, right) => Number(left === organisations) - Number(right === organisations) || (left < right ? -1 : 1));
}
