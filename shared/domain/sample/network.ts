/**
 * The teams of the sessions and the bodies of the Forum as they were agreed on 12 July 2007. Who sat in a team or in the steering group is not
 * known here: members there are examples and say so, taken from the countries that the Chair named.
 */
import type { JsonValue } from "#shared/lib/json.ts";
import type { SampleRecord } from "./sample-record.ts";

const agreed = "2007-07-12";
const notConfirmed = "Example, not confirmed";

const teamMember = (country: string, role: string, name = notConfirmed): JsonValue => ({ country, name, role, from: "", to: "" });
const bodyMember = (country: string, role: string, name = "", from = agreed): JsonValue => ({ country, name, role, from, to: "" });

/** Their ids stand before those of rows that people begin, so that a new row comes last. */
const rowsOf = (members: readonly JsonValue[]): Readonly<Record<string, JsonValue>> =>
  Object.fromEntries(members.map((member, at) => [`member.0-${at + 1}`, member]));

const team = (session: string, title: string, themes: readonly string[], members: readonly JsonValue[] = []): SampleRecord => ({
  id: `team.2007-${session.replace(".", "-")}`,
  kind: "team",
  scope: "forum",
  fields: {
    audience: "network",
    title: `${session} ${title}`,
    roundtable: session.slice(0, 1),
    session,
    ...rowsOf(members),
  },
  sets: { themes },
});

export const sampleTeams: readonly SampleRecord[] = [
  team("1.1", "Highly skilled migration", ["highly-skilled-migration", "skills-retention"]),
  team("1.2", "Temporary labour migration", ["temporary-labour", "protection-of-migrants"]),
  team("1.3", "The private sector", ["recruitment-and-private-sector"], [teamMember("BGD", "co-chair")]),
  team(
    "1.4",
    "Circular migration and return",
    ["circular-migration-and-return"],
    [teamMember("MUS", "co-chair"), teamMember("", "expert", "Example: European Commission")],
  ),
  team("2.1", "Cost of remittances", ["remittance-costs"]),
  team("2.2", "Remittances in the household and the community", ["remittance-impact"]),
  team("2.3", "Remittances in the economy", ["remittance-impact"]),
  team("2.4", "Working with the diaspora", ["diaspora"]),
  team("3.1", "Measuring impacts", ["data-and-impact-measurement"], [teamMember("FIN", "co-chair"), teamMember("MUS", "member")]),
  team("3.2", "Coherent policy planning", ["policy-coherence"], [teamMember("SWE", "co-chair")]),
  team("3.3", "Regional processes", ["regional-cooperation"]),
];

const body = (name: string, type: string, title: string, mandate: string, members: readonly JsonValue[] = []): SampleRecord => ({
  id: `body.${name}`,
  kind: "body",
  scope: "forum",
  fields: {
    audience: "network",
    title,
    type,
    mandate,
    ...rowsOf(members),
  },
});

export const sampleBodies: readonly SampleRecord[] = [
  body("troika", "troika", "Troika", "The past, present and future chair steer the process. In July 2007 there is no past chair.", [
    bodyMember("BEL", "chair"),
    bodyMember("PHL", "next-chair"),
  ]),
  body(
    "steering-group",
    "steering-group",
    "Steering group",
    "Regionally balanced, of firmly committed governments. The members here are examples: who was to sit in it was not said in July 2007.",
    ["BEL", "BGD", "FIN", "MUS", "PHL", "SWE"].map((country) => bodyMember(country, "member", notConfirmed)),
  ),
  body(
    "friends",
    "friends",
    "Friends of the Forum",
    "Open-ended: every government may take part. A sounding board that is consulted before something is decided.",
  ),
  body("task-force", "task-force", "Support structure", "A task force attached to the chair in office.", [
    bodyMember("BEL", "coordinator", "Support structure of the chair in office"),
  ]),
];
