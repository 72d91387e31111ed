/**
 * Where in the world a country is, as the United Nations group countries for statistics.
 *
 * Source: United Nations Statistics Division, "Standard country or area codes for statistical use" (M49),
 * https://unstats.un.org/unsd/methodology/m49/, geographic regions. Where M49 has an intermediate region (Eastern Africa in Sub-Saharan
 * Africa), that one stands here as the sub-region, as UN DESA's tables have it. The grouping says nothing about political affiliation.
 * Countries by ISO 3166-1 alpha-3; names of regions are in `renderer/locales/<language>/priorities.json` under their codes.
 */

/** M49 codes: region → sub-region → countries. Lists, because an object would put codes that look like numbers before the others. */
const m49: readonly (readonly [region: string, parts: readonly (readonly [subRegion: string, countries: string])[]])[] = [
  [
    "002",
    [
      ["015", "DZA EGY LBY MAR SDN TUN ESH"],
      ["014", "IOT BDI COM DJI ERI ETH ATF KEN MDG MWI MUS MYT MOZ REU RWA SYC SOM SSD UGA TZA ZMB ZWE"],
      ["017", "AGO CMR CAF TCD COG COD GNQ GAB STP"],
      ["018", "BWA SWZ LSO NAM ZAF"],
      ["011", "BEN BFA CPV CIV GMB GHA GIN GNB LBR MLI MRT NER NGA SHN SEN SLE TGO"],
    ],
  ],
  [
    "019",
    [
      ["029", "AIA ATG ABW BHS BRB BES VGB CYM CUB CUW DMA DOM GRD GLP HTI JAM MTQ MSR PRI BLM KNA LCA MAF VCT SXM TTO TCA VIR"],
      ["013", "BLZ CRI SLV GTM HND MEX NIC PAN"],
      ["005", "ARG BOL BVT BRA CHL COL ECU FLK GUF GUY PRY PER SGS SUR URY VEN"],
      ["021", "BMU CAN GRL SPM USA"],
    ],
  ],
  [
    "142",
    [
      ["143", "KAZ KGZ TJK TKM UZB"],
      ["030", "CHN HKG MAC PRK JPN MNG KOR"],
      ["035", "BRN KHM IDN LAO MYS MMR PHL SGP THA TLS VNM"],
      ["034", "AFG BGD BTN IND IRN MDV NPL PAK LKA"],
      ["145", "ARM AZE BHR CYP GEO IRQ ISR JOR KWT LBN OMN QAT SAU PSE SYR TUR ARE YEM"],
    ],
  ],
  [
    "150",
    [
      ["151", "BLR BGR CZE HUN POL MDA ROU RUS SVK UKR"],
      ["154", "ALA DNK EST FRO FIN GGY ISL IRL IMN JEY LVA LTU NOR SJM SWE GBR"],
      ["039", "ALB AND BIH HRV GIB GRC VAT ITA MLT MNE MKD PRT SMR SRB SVN ESP"],
      ["155", "AUT BEL FRA DEU LIE LUX MCO NLD CHE"],
    ],
  ],
  [
    "009",
    [
      ["053", "AUS CXR CCK HMD NZL NFK"],
      ["054", "FJI NCL PNG SLB VUT"],
      ["057", "GUM KIR MHL FSM NRU MNP PLW UMI"],
      ["061", "ASM COK PYF NIU PCN WSM TKL TON TUV WLF"],
    ],
  ],
];

/** Codes of ISO 3166-1, or in use beside it, that M49 puts in no region. */
export const outsideRegions: readonly string[] = ["ATA", "TWN", "XKK"];

/** M49 code of the region → those of its sub-regions, in M49's order. */
export const regions: ReadonlyMap<string, readonly string[]> = new Map(m49.map(([region, parts]) => [region, parts.map(([subRegion]) => subRegion)]));

interface Place {
  readonly region: string;
  readonly subRegion: string;
}
const places = new Map(
  m49.flatMap(([region, parts]) =>
    parts.flatMap(([subRegion, countries]) => countries.split(" ").map((country): [string, Place] => [country, { region, subRegion }])),
  ),
);

/** @param country ISO 3166-1 alpha-3; null for one that M49 puts nowhere */
export function placeOf(country: string): Place | null {
  return places.get(country) ?? null;
}

/** Every country or area that can be said something of. */
export function knownCountries(): readonly string[] {
  return [...places.keys(), ...outsideRegions];
}
