/**
 * The world as tiles of one size, one for each member of the United Nations and each of the two observer states, so that a small island can be
 * seen as well as a continent. Where a tile stands is near enough to be found, and says nothing about borders or distances.
 */

/** A tile each three letters (ISO 3166-1 alpha-3), a dot where the sea or nothing is. */
const drawn = [
  " .   .   .   .   .   .   .   .   .  ISL  .   .   .  NOR SWE FIN  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .",
  " .   .   .   .   .   .   .   .   .   .   .   .   .  DNK  .   .  EST  .   .   .   .   .   .   .   .   .   .   .   .   .   .",
  " .   .   .   .   .   .   .   .   .  IRL GBR  .  NLD DEU POL LTU LVA RUS  .   .   .   .   .   .   .   .   .   .   .   .   .",
  " .  CAN  .   .   .   .   .   .   .   .  FRA BEL LUX CZE SVK BLR UKR  .   .   .   .   .   .   .   .   .   .   .   .   .   .",
  " .  USA  .   .   .   .   .   .  PRT ESP AND CHE LIE AUT HUN ROU MDA  .   .   .  KAZ  .   .  MNG  .   .   .   .   .   .   .",
  " .  MEX  .   .  BHS  .   .   .   .   .  MCO ITA SVN HRV SRB BGR  .   .  GEO  .  UZB KGZ  .  CHN PRK  .   .   .   .   .   .",
  "GTM BLZ  .  CUB HTI DOM KNA ATG  .   .  VAT SMR  .  BIH MNE MKD  .  TUR ARM AZE TKM TJK  .   .  KOR JPN  .   .   .   .   .",
  "SLV HND  .  JAM  .   .  DMA LCA  .   .   .  MLT  .   .  ALB GRC CYP LBN SYR IRQ IRN AFG PAK NPL BTN  .   .   .   .   .   .",
  " .  NIC  .   .   .   .  VCT BRB  .   .   .  MAR DZA TUN LBY EGY ISR PSE JOR KWT BHR  .   .  IND BGD MMR LAO VNM  .   .   .",
  " .  CRI  .   .   .   .  GRD  .  CPV SEN MRT MLI BFA NER TCD SDN ERI  .  SAU QAT ARE  .   .   .   .  THA KHM  .  PHL  .   .",
  " .  PAN  .   .   .  TTO  .   .  GMB GNB GIN CIV GHA NGA CAF SSD ETH DJI YEM OMN  .   .  MDV LKA  .  MYS BRN  .  PLW FSM MHL",
  " .   .  COL VEN GUY SUR  .   .   .   .  SLE LBR TGO BEN CMR UGA KEN SOM  .   .   .   .   .   .   .  SGP IDN  .  PNG NRU KIR",
  " .  ECU PER BOL BRA  .   .   .   .   .   .  STP GNQ GAB COG RWA TZA  .  SYC  .   .   .   .   .   .   .  TLS  .  SLB TUV  .",
  " .   .  CHL PRY  .   .   .   .   .   .   .   .   .   .  COD BDI  .  COM  .   .   .   .   .   .   .   .   .   .  VUT FJI WSM",
  " .   .   .  ARG URY  .   .   .   .   .   .   .   .  AGO ZMB MWI MOZ  .   .   .   .   .   .   .   .   .   .  AUS  .  TON  .",
  " .   .   .   .   .   .   .   .   .   .   .   .   .  NAM BWA ZWE  .  MDG MUS  .   .   .   .   .   .   .   .   .   .   .   .",
  " .   .   .   .   .   .   .   .   .   .   .   .   .  ZAF LSO SWZ  .   .   .   .   .   .   .   .   .   .   .   .   .  NZL  .",
];

export interface Tile {
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** From 0, westernmost first. */
  readonly column: number;
  /** From 0, northernmost first. */
  readonly row: number;
}

export const worldTiles: readonly Tile[] = drawn.flatMap((line, row) =>
  line
    .trim()
    .split(/\s+/)
    .flatMap((country, column) => (country === "." ? [] : [{ country, column, row }])),
);

export const tileColumns = Math.max(...worldTiles.map((tile) => tile.column)) + 1;

export type Heading = "up" | "down" | "left" | "right";

/** The nearest tile in a direction, the straight way before the oblique one; the same tile at the edge of the world. */
export function tileBeside(from: Tile, heading: Heading): Tile {
  const sideways = heading === "left" || heading === "right";
  const sign = heading === "up" || heading === "left" ? -1 : 1;
  let best: { readonly tile: Tile; readonly distance: number } | null = null;
  for (const tile of worldTiles) {
    const along = sign * (sideways ? tile.column - from.column : tile.row - from.row);
    const across = Math.abs(sideways ? tile.row - from.row : tile.column - from.column);
    if (along <= 0) continue;
    const distance = along + across * 3;
    if (!best || distance < best.distance) best = { tile, distance };
  }
  return best?.tile ?? from;
}
