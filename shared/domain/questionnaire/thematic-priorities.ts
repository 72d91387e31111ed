/** The Forum's survey of thematic priorities: 18 questions. The words are content, in English; a translation adds its language to each text. */
import type { Choice, Column, Question, Questionnaire } from "./definition.ts";
import type { Expression } from "./expression.ts";
import type { Localised } from "./localised.ts";

const en = (text: string): Localised => ({ en: text });
const choices = (titles: Readonly<Record<string, string>>): Choice[] => Object.entries(titles).map(([value, title]) => ({ value, title: en(title) }));
const chose = (question: string, choice: string): Expression => ({ op: "selected", question, choice });
const answered = (question: string): Expression => ({ op: "answered", question });

const themes = choices({
  "highly-skilled-migration": "Highly skilled migration",
  "temporary-labour": "Temporary labour migration",
  "circular-migration-and-return": "Circular migration and return",
  "recruitment-and-private-sector": "Recruitment and the private sector",
  "protection-of-migrants": "Protection of migrants",
  "remittance-costs": "Cost of remittances",
  "remittance-impact": "Impact of remittances",
  diaspora: "Diaspora",
  "skills-retention": "Retention of skills",
  "policy-coherence": "Policy coherence",
  "data-and-impact-measurement": "Data and measurement of impacts",
  "root-causes": "Root causes of migration",
  "human-rights-and-gender": "Human rights and gender",
  "regional-cooperation": "Regional cooperation",
});
const yesNo = choices({ yes: "Yes", no: "No" });

const text = (name: string, title: string, more: Partial<Extract<Column, { type: "text" }>> = {}): Column => ({
  type: "text",
  name,
  title: en(title),
  ...more,
});
const scale = (name: string, title: string): Column => ({ type: "scale", name, title: en(title), from: 1, to: 5 });
const tick = (name: string, title: string): Column => ({ type: "yes", name, title: en(title) });
const one = (name: string, title: string, titles: Readonly<Record<string, string>>): Column => ({
  type: "choice",
  name,
  title: en(title),
  choices: choices(titles),
});
const optional = { optional: true } as const;

const submitter: Question[] = [
  {
    type: "text",
    name: "ministry",
    number: "1",
    title: en("Ministry that submits this answer"),
    description: en("The country is the one you are enrolled for."),
    suggestFrom: "organisations",
  },
  {
    type: "text",
    name: "focalPoint",
    number: "1a",
    title: en("Focal point"),
    description: en("Name and function. Your contacts are offered as you type."),
    suggestFrom: "contacts",
  },
  { type: "text", name: "alternate", number: "1b", title: en("Alternate"), suggestFrom: "contacts", ...optional },
  {
    type: "choice",
    name: "seat",
    number: "1c",
    title: en("Seat of the focal point"),
    choices: choices({ capital: "Capital", geneva: "Mission in Geneva", mission: "Mission elsewhere" }),
  },
  {
    type: "rows",
    name: "contributors",
    number: "2",
    title: en("Which ministries contributed, and to what?"),
    rowTitle: en("Ministry"),
    addTitle: en("Add a ministry"),
    columns: [
      text("ministry", "Ministry", { suggestFrom: "organisations" }),
      {
        type: "choices",
        name: "sections",
        title: en("Sections"),
        choices: choices({ priorities: "Priorities", situation: "National situation", practice: "Practice", cooperation: "Cooperation" }),
      },
    ],
  },
  { type: "choice", name: "coordination", number: "3", title: en("Is there a mechanism that coordinates the ministries?"), choices: yesNo },
  { type: "text", name: "coordinationName", number: "3a", title: en("Its name"), visible: chose("coordination", "yes") },
  { type: "text", name: "coordinationLead", number: "3b", title: en("Who leads it?"), suggestFrom: "organisations", visible: chose("coordination", "yes") },
  {
    type: "choice",
    name: "coordinationMeets",
    number: "3c",
    title: en("How often does it meet?"),
    choices: choices({ monthly: "Every month", quarterly: "Every quarter", "twice-a-year": "Twice a year", yearly: "Once a year", "as-needed": "As needed" }),
    other: true,
    visible: chose("coordination", "yes"),
  },
];

const priorities: Question[] = [
  {
    type: "choices",
    name: "priorities",
    number: "4",
    title: en("Which five themes are your government's priorities?"),
    description: en("Choose exactly five."),
    choices: themes,
    other: true,
    atLeast: 5,
    atMost: 5,
  },
  {
    type: "ranking",
    name: "ranking",
    number: "5",
    title: en("Rank these five"),
    description: en("The most important first. Every place is taken once."),
    of: "priorities",
    visible: answered("priorities"),
  },
  { type: "narrative", name: "firstPriority", number: "6", title: en("Why is the first one first?"), description: en("At most 300 words."), maxWords: 300 },
  {
    type: "grid",
    name: "themes",
    number: "7",
    title: en("How does each theme stand in your country?"),
    description: en("1 is low, 5 is high."),
    rows: themes,
    columns: [scale("importance", "Importance"), scale("capacity", "National capacity"), scale("sharing", "Willingness to share")],
  },
  {
    type: "choices",
    name: "horizontal",
    number: "8",
    title: en("Which horizontal issues should run through every theme?"),
    choices: choices({ "human-rights": "Human rights of migrants", "gender-equality": "Gender equality", "root-causes": "Root causes of migration" }),
    other: true,
  },
];

const situation: Question[] = [
  {
    type: "choices",
    name: "situation",
    number: "9",
    title: en("Your country is a country of"),
    description: en("Several may be true."),
    choices: choices({ origin: "Origin", transit: "Transit", destination: "Destination" }),
  },
  {
    type: "choice",
    name: "strategy",
    number: "10",
    title: en("Is migration part of the national development strategy?"),
    choices: choices({ yes: "Yes", no: "No", "in-preparation": "In preparation" }),
  },
  {
    type: "text",
    name: "strategyReference",
    number: "10a",
    title: en("Reference of the strategy"),
    description: en("Title, and where it can be read."),
    visible: { op: "or", terms: [chose("strategy", "yes"), chose("strategy", "in-preparation")] },
  },
  {
    type: "number",
    name: "strategyYear",
    number: "10b",
    title: en("Year"),
    whole: true,
    min: 1950,
    max: 2100,
    visible: { op: "or", terms: [chose("strategy", "yes"), chose("strategy", "in-preparation")] },
  },
  {
    type: "matrix",
    name: "obstacles",
    number: "12",
    title: en("What stands in the way?"),
    rows: choices({ data: "Lack of data", tools: "Lack of policy tools", training: "Lack of training", staff: "Lack of staff", funding: "Lack of funding" }),
    scale: choices({ none: "None", slight: "Slight", moderate: "Moderate", serious: "Serious", severe: "Severe" }),
  },
];

const practice: Question[] = [
  {
    type: "rows",
    name: "practices",
    number: "11",
    title: en("Good practices to share with other countries"),
    rowTitle: en("Good practice"),
    addTitle: en("Add a good practice"),
    columns: [
      text("title", "Title"),
      text("summary", "Summary", { long: true }),
      { type: "choices", name: "countries", title: en("Countries"), choicesFrom: "countries", ...optional },
      text("partners", "Partners", optional),
      { type: "date", name: "from", title: en("From"), ...optional },
      { type: "date", name: "to", title: en("To"), ...optional },
      text("results", "Results", { long: true, ...optional }),
      tick("shareable", "May be shared"),
    ],
    ...optional,
  },
  { type: "choice", name: "pilots", number: "14", title: en("Do you propose pilot projects?"), choices: yesNo },
  {
    type: "rows",
    name: "pilotProjects",
    number: "14a",
    title: en("Pilot projects"),
    visible: chose("pilots", "yes"),
    rowTitle: en("Pilot project"),
    addTitle: en("Add a pilot project"),
    columns: [
      text("title", "Title"),
      text("partners", "Partners", optional),
      { type: "date", name: "start", title: en("Start"), ...optional },
      { ...one("horizon", "Horizon", { short: "Short term", medium: "Medium term", long: "Longer term" }), ...optional },
      { type: "number", name: "cost", title: en("Cost"), min: 0, ...optional },
      text("currency", "Currency", { suggestions: ["EUR", "USD", "CHF", "GBP"], ...optional }),
    ],
  },
  {
    type: "rows",
    name: "marketplace",
    number: "15",
    title: en("Offers and requests for the Marketplace"),
    rowTitle: en("Offer or request"),
    addTitle: en("Add an offer or a request"),
    columns: [
      one("direction", "Direction", { offer: "We offer", request: "We seek" }),
      one("category", "Category", {
        information: "Information",
        advice: "Advice",
        training: "Training",
        equipment: "Equipment",
        "capacity-building": "Capacity building",
        "project-development": "Project development",
        funding: "Funding",
        other: "Other",
      }),
      { type: "choice", name: "theme", title: en("Theme"), choices: themes, other: true },
      text("partner", "Partner sought", optional),
    ],
    ...optional,
  },
];

const cooperation: Question[] = [
  {
    type: "grid",
    name: "interest",
    number: "13",
    title: en("In which sessions would your government take part, and how?"),
    rows: themes,
    columns: [tick("chair", "Chair"), tick("coChair", "Co-chair"), tick("join", "Join"), tick("paper", "Write a paper")],
    ...optional,
  },
  {
    type: "text",
    name: "interestContact",
    number: "13a",
    title: en("Whom should the Forum contact about this?"),
    suggestFrom: "contacts",
    visible: answered("interest"),
  },
  {
    type: "choice",
    name: "funding",
    number: "16",
    title: en("Funding"),
    choices: choices({ contribute: "We can contribute", seek: "We seek funding", neither: "Neither" }),
  },
  {
    type: "number",
    name: "fundingAmount",
    number: "16a",
    title: en("Amount"),
    min: 0,
    visible: { op: "or", terms: [chose("funding", "contribute"), chose("funding", "seek")] },
  },
  {
    type: "text",
    name: "fundingCurrency",
    number: "16b",
    title: en("Currency"),
    suggestions: ["EUR", "USD", "CHF", "GBP"],
    visible: { op: "or", terms: [chose("funding", "contribute"), chose("funding", "seek")] },
  },
  {
    type: "text",
    name: "fundingPurpose",
    number: "16c",
    title: en("Purpose"),
    visible: { op: "or", terms: [chose("funding", "contribute"), chose("funding", "seek")] },
  },
  {
    type: "rows",
    name: "processes",
    number: "17",
    title: en("Regional processes your country takes part in"),
    rowTitle: en("Regional process"),
    addTitle: en("Add a regional process"),
    columns: [
      text("process", "Process", { suggestFrom: "processes" }),
      one("role", "Your role", { chair: "Chair", member: "Member", observer: "Observer" }),
      text("carry", "What to carry there from the Forum, or back", { long: true, ...optional }),
    ],
    ...optional,
  },
];

const conclusion: Question[] = [
  {
    type: "narrative",
    name: "expectations",
    number: "18",
    title: en("What results do you expect of the Forum?"),
    description: en("At most 300 words."),
    maxWords: 300,
  },
  { type: "narrative", name: "comments", number: "18a", title: en("Other comments"), maxWords: 300, ...optional },
  {
    type: "text",
    name: "clearedBy",
    number: "18b",
    title: en("Cleared by"),
    description: en("Name of the person who clears this answer."),
    suggestFrom: "contacts",
  },
  { type: "text", name: "clearedTitle", number: "18c", title: en("Title") },
  { type: "date", name: "clearedOn", number: "18d", title: en("Date of clearance") },
];

export const thematicPrioritiesQuestionnaire: Questionnaire = {
  key: "thematic-priorities",
  title: en("Thematic priorities of governments"),
  description: en("What governments want the Forum to work on."),
  sections: [
    { name: "submitter", title: en("Who answers"), questions: submitter },
    { name: "priorities", title: en("Priorities"), questions: priorities },
    { name: "situation", title: en("National situation"), questions: situation },
    { name: "practice", title: en("Practice and projects"), questions: practice },
    { name: "cooperation", title: en("Cooperation"), questions: cooperation },
    { name: "conclusion", title: en("Results and clearance"), questions: conclusion },
  ],
};
