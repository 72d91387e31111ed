/**
 * The Chair's conclusions of the first meeting (Brussels, 12 July 2007) as outcomes. Every `source` is quoted word for word from the
 * text; the recommendations say the same in one sentence. The text gives no recommendation of its own a level or a horizon, so none has
 * one here; a session is named where the subject is that session's.
 */
import type { SampleRecord } from "./sample-record.ts";

const sourceTitle = "Final conclusions and recommendations of the Chair, Brussels, 12 July 2007";

interface Outcome {
  readonly name: string;
  readonly title: string;
  readonly roundtable: "1" | "2" | "3" | "all" | "forum";
  readonly session?: string;
  readonly recommendation: string;
  readonly source: string;
  readonly actors?: readonly string[];
  readonly themes?: readonly string[];
  readonly horizontalIssues?: readonly string[];
}

const outcomes: readonly Outcome[] = [
  {
    name: "circular-migration",
    title: "A working session on circular migration",
    roundtable: "1",
    session: "1.4",
    recommendation: "Take circular migration further in a working session before the end of 2007.",
    source: "Mauritius and the EC organizing a workingsession before the end of this year on circular migration",
    actors: ["governments"],
    themes: ["circular-migration-and-return"],
  },
  {
    name: "up-front-cost",
    title: "A lower up-front cost of migration",
    roundtable: "1",
    recommendation: "Study whether financial support based in the private sector can lower what migrants pay before they leave.",
    source: "Bangladesh who proposes a feasibility study of private sector based financial support concerning the reduction of the up front cost of migration",
    actors: ["governments", "private-sector"],
    themes: ["recruitment-and-private-sector"],
  },
  {
    name: "recruitment-and-skills",
    title: "Good practices on recruitment, protection, skills and circular migration",
    roundtable: "1",
    recommendation: "Build on the good practices that were discussed: recruitment, protection of migrants, retention and return of skills, circular migration.",
    source:
      "The Forum discussed many good practices with respect to regulation as well as facilitation of remittances, recruitment, use of new technologies, transparency in financial and labor markets, protection of migrants, retention and return of skills, and circular migration.",
    themes: ["recruitment-and-private-sector", "protection-of-migrants", "skills-retention", "circular-migration-and-return"],
  },
  {
    name: "remittances",
    title: "Good practices on remittances, new technologies and transparent markets",
    roundtable: "2",
    recommendation:
      "Build on the good practices that were discussed: regulation and facilitation of remittances, new technologies, transparency in financial and labour markets.",
    source:
      "The Forum discussed many good practices with respect to regulation as well as facilitation of remittances, recruitment, use of new technologies, transparency in financial and labor markets, protection of migrants, retention and return of skills, and circular migration.",
    themes: ["remittance-costs", "remittance-impact"],
  },
  {
    name: "migrants-as-actors",
    title: "Migrants and their families as actors of development",
    roundtable: "2",
    recommendation: "Respect, empower, inform and organise migrants, so that they and their families can play a role as actors of development.",
    source:
      "The Forum looked at ways and means to allow migrants and their families to play a role as actors of development. For this to happen migrants have to be respected, empowered, informed and organized. Policies that are insensitive to individual motivations are likely to create distorted and often painful outcomes.",
    themes: ["diaspora", "protection-of-migrants"],
  },
  {
    name: "measuring-impacts",
    title: "Measuring and analysing impacts",
    roundtable: "3",
    session: "3.1",
    recommendation: "Take the discussion on measuring and analysing impacts further.",
    source: "Finland who wants to take forward the discussion on the issue of measuring and analyzing impacts further",
    actors: ["governments"],
    themes: ["data-and-impact-measurement"],
  },
  {
    name: "policy-coherence",
    title: "Policy coherence, to be taken up further in Manila",
    roundtable: "3",
    session: "3.2",
    recommendation: "Take policy coherence up further in Manila, at all levels of governance, and give focal points this mission.",
    source:
      "Policy coherence was central to our debate. It is an issue which will remain with us for a long time, and it was suggested that it be taken up further in Manila. It concerns all levels of governance and a broad range of policy areas. Focal points will have an important role to play and they should be invested with this mission.",
    actors: ["governments", "focal-points"],
    themes: ["policy-coherence"],
  },
  {
    name: "regional-processes",
    title: "Forum and regional processes benefit from each other",
    roundtable: "3",
    session: "3.3",
    recommendation: "Carry the Forum's outcomes to regional initiatives and conferences, and theirs to the Forum. Focal points are the vehicle.",
    source:
      "They should also become the vehicle for interaction with regional processes. Regional initiatives and inter regional conferences such the AU/EU should benefit form the forum outcomes and vice versa.",
    actors: ["focal-points"],
    themes: ["regional-cooperation"],
  },
  {
    name: "implementation",
    title: "Short, medium and longer term actions",
    roundtable: "all",
    recommendation:
      "Turn the recommendations into short, medium and longer term actions: national where one state can act alone, bilateral or multilateral elsewhere.",
    source:
      "These recommendations will lead to short, medium and longer term actions; many of them are in the realm of national policy and can be unilaterally implemented, others will require bilateral and/or multilateral action. Their implementation will involve governments at different levels as well as international organisations, the civil society including the academics and the private sector..",
    actors: ["governments", "international-organisations", "civil-society", "academics", "private-sector"],
  },
  {
    name: "capacity-building",
    title: "Capacity building",
    roundtable: "all",
    recommendation:
      "Build capacity to collect data on migration flows, to analyse the impact on development, to identify diaspora partners, to devise policy tools and to train people in using them.",
    source:
      "A common theme running through the roundtable sessions was the need for capacity building- for data collection on migration flows and development impact analyses; to identify diaspora partners; to device policy tools, and provide training for their implementation.",
    themes: ["data-and-impact-measurement", "diaspora", "policy-coherence"],
  },
  {
    name: "tools",
    title: "Knowledge and tools for migration and development",
    roundtable: "all",
    recommendation: "Craft the tools that many countries of origin and of destination need to address migration and development.",
    source:
      "Many countries – in particular countries of origin, but also in many destination countries in the North as well as the South – simply do not have the knowledge or the tools to address migration and development issues. Such tools have to be crafted.",
  },
  {
    name: "human-rights-and-gender",
    title: "Human rights and gender equality in every debate",
    roundtable: "all",
    recommendation: "Mainstream respect for human rights and gender equality throughout the migration and development debate.",
    source: "Respect for human rights and gender equality should be mainstreamed throughout the migration and development debate.",
    themes: ["human-rights-and-gender"],
    horizontalIssues: ["human-rights", "gender-equality"],
  },
  {
    name: "monitoring",
    title: "Monitor what initiatives do for migrants",
    roundtable: "all",
    recommendation: "Closely monitor the effects that government initiatives on migration and development have for migrants.",
    source:
      "Good governance requires that the effects for the migrants of government initiatives taken in the field of migration and development be closely monitored..",
    actors: ["governments"],
    themes: ["data-and-impact-measurement", "protection-of-migrants"],
    horizontalIssues: ["human-rights"],
  },
  {
    name: "root-causes",
    title: "Root causes of migration",
    roundtable: "all",
    recommendation: "Address the root causes of migration and pay more attention to development.",
    source:
      "We should therefore, as we have heard yesterday morning in the general debate, address the root causes of migration and pay more attention to development.",
    themes: ["root-causes"],
    horizontalIssues: ["root-causes"],
  },
  {
    name: "no-alternative",
    title: "Migration is no alternative to national development strategies",
    roundtable: "all",
    recommendation: "Keep national development strategies and donors' commitments to development; migration replaces neither.",
    source:
      "Governments agreed that migration should not become an alternative to national development strategies in the developing countries. Nor should it become a substitute for commitments to development by the donor countries. There may be scope for looking at the development challenges of regions with high out-migration pressures, to ensure that people are not driven to migrate out of necessity and despair.",
    actors: ["governments"],
    themes: ["root-causes", "policy-coherence"],
    horizontalIssues: ["root-causes"],
  },
  {
    name: "modalities",
    title: "How the Forum continues",
    roundtable: "forum",
    recommendation:
      "Continue the process with a troika, a regionally balanced steering group, the open-ended Friends of the Forum and a support structure attached to the chair.",
    source:
      "The future of the Forum was also discussed, and the following modalities were agreed upon for the continuation of this process: - a troika consisting of the past, present and future chair will steer the process, - a regionally balanced steering group, - the open-ended Friends of the Forum, and - a support structure/task force attached to the chair-inoffice.",
    actors: ["governments", "chair"],
  },
  {
    name: "focal-points",
    title: "A stronger role for focal points",
    roundtable: "forum",
    recommendation:
      "Strengthen the focal points, for information and coordination inside governments and for communication with the Forum, also about national initiatives that follow it up.",
    source:
      "The usefulness of the role of the focal points has been acknowledged as an immediate success of the Forum process. Their role and function should be strengthened both in terms of intra-government information, dissemination and coordination on the Forum as well as communication with the Forum, including on national initiatives in follow up of the Forum meeting.",
    actors: ["governments", "focal-points"],
    themes: ["policy-coherence"],
  },
  {
    name: "appropriation",
    title: "Governments make the results their own",
    roundtable: "forum",
    recommendation: "Give governments time to digest the results of the Forum, to make them their own and to act on them.",
    source: "governments need to appropriate the results and outcomes of the Forum, they also need time to digest the results and to act on them",
    actors: ["governments"],
  },
  {
    name: "information",
    title: "Spread what the Forum achieved",
    roundtable: "forum",
    recommendation: "Circulate what was achieved widely in public opinion, and keep exchanging expertise and lessons learned.",
    source:
      "information about what we achieved has to circulate widely in the public opinion and the press has been very helpful in reporting about this event. - we need to continue to exchange expertise and to benefit from the lessons learned …",
  },
  {
    name: "marketplace",
    title: "The Marketplace goes on beyond the meeting",
    roundtable: "forum",
    recommendation:
      "Continue the Marketplace beyond the meeting, learn from its results, and put the Forum's operational outcomes on its website so that proposals come of them.",
    source:
      "It is important for the Forum to learn more about the results and the lessons learned from this cooperation in future meetings and to have the Marketplace continue beyond this meeting. Another useful possibility put forward was to include in the Marketplace website the operational outcomes of the Forum so as to generate proposals for continued action.",
  },
  {
    name: "funding",
    title: "Funding for concrete projects",
    roundtable: "forum",
    recommendation: "Possible donors are asked to think about ways to fund the projects that partners bring together.",
    source: "funding however is a critical issue in this respect and we appeal to possible donors for reflecting on ways to respond to it.",
  },
];

export const sampleOutcomes: readonly SampleRecord[] = outcomes.map((outcome, index) => ({
  id: `outcome.2007-${outcome.name}`,
  kind: "outcome",
  scope: "forum",
  fields: {
    title: outcome.title,
    roundtable: outcome.roundtable,
    ...(outcome.session ? { session: outcome.session } : {}),
    recommendation: outcome.recommendation,
    source: outcome.source,
    sourceTitle,
    position: index + 1,
  },
  sets: {
    ...(outcome.actors ? { actors: outcome.actors } : {}),
    ...(outcome.themes ? { themes: outcome.themes } : {}),
    ...(outcome.horizontalIssues ? { horizontalIssues: outcome.horizontalIssues } : {}),
  },
}));
