/**
 * How developed a country counts as. Nobody decides that for the Forum: the Statistics Division took "developed" and "developing" out of M49
 * in December 2021, so what stands here is only a beginning, which the secretariat changes country by country (`developmentKind`).
 *
 * The beginning, each with its source:
 * - developed: Europe, Northern America, Australia, New Zealand and Japan, as UN DESA's Population Division has them in International Migrant
 *   Stock ("more developed regions"); every other country counts as developing.
 * - least developed countries (LDC): the Committee for Development Policy's list of December 2024, 44 countries. Graduations after that day are
 *   for the secretariat to enter.
 * - landlocked developing countries (LLDC) and small island developing States (SIDS): UN-OHRLLS, 32 countries and 39 States.
 */
import { z } from "zod";
import { asRecordId, type RecordId } from "#shared/lib/ids.ts";
import type { KindDefinition, RecordView } from "../kind.ts";
import { commonFields } from "../vocabulary/values.ts";
import { placeOf } from "./regions.ts";

/** The groups overlap: a country may be in several, and is either developed or developing. */
export const developmentGroups = ["developed", "developing", "ldc", "lldc", "sids"] as const;
export type DevelopmentGroup = (typeof developmentGroups)[number];

const listOf = (countries: string): ReadonlySet<string> => new Set(countries.split(" "));
const developedRegions = listOf("150 021");
const alsoDeveloped = listOf("AUS NZL JPN");
const lists = {
  ldc: listOf(
    "AFG AGO BGD BEN BFA BDI KHM CAF TCD COM COD DJI ERI ETH GMB GIN GNB HTI KIR LAO LSO LBR MDG MWI MLI MRT MOZ MMR NPL NER RWA SEN SLE SLB SOM SSD SDN TLS TGO TUV UGA TZA YEM ZMB",
  ),
  lldc: listOf("AFG ARM AZE BTN BOL BWA BFA BDI CAF TCD SWZ ETH KAZ KGZ LAO LSO MWI MLI MNG NPL NER MKD PRY MDA RWA SSD TJK TKM UGA UZB ZMB ZWE"),
  sids: listOf(
    "ATG BHS BRB BLZ CPV COM COK CUB DMA DOM FJI GRD GNB GUY HTI JAM KIR MDV MHL MUS FSM NRU NIU PLW PNG WSM STP SGP KNA LCA VCT SYC SLB SUR TLS TON TTO TUV VUT",
  ),
} as const;

const groupsSchema = z.array(z.enum(developmentGroups)).max(developmentGroups.length);

/** What the lists above say. */
export function usualDevelopment(country: string): readonly DevelopmentGroup[] {
  const place = placeOf(country);
  const developed = alsoDeveloped.has(country) || (place !== null && (developedRegions.has(place.region) || developedRegions.has(place.subRegion)));
  return [developed ? "developed" : "developing", ...(["ldc", "lldc", "sids"] as const).filter((list) => lists[list].has(country))];
}

/** @param changed the secretariat's record; null while there is none */
export function developmentOf(country: string, changed: RecordView | null): readonly DevelopmentGroup[] {
  const groups = groupsSchema.safeParse(changed?.value(developmentField(country)) ?? undefined);
  return groups.success ? developmentGroups.filter((group) => groups.data.includes(group)) : usualDevelopment(country);
}

/** One register for a country, so that two people who change two countries never meet; null puts the usual back. */
export const developmentField = (country: string): string => `country.${country}`;

/** There is one, for everybody: two desks that show a split by development show the same. */
export const developmentId: RecordId = asRecordId("development.forum");

export const developmentKind: KindDefinition = {
  kind: "development",
  fields: { ...commonFields, "country.*": groupsSchema.nullable() },
  sets: {},
  texts: {},
  audience: "network",
  project: () => ({ title: "", status: "", parent: "", summary: {}, search: "" }),
};
