/** The coded values that several kinds share. Their words are in `renderer/locales/<language>/vocabulary.json`. */

/** The topics from which governments choose their five priorities. */
export const themes = [
  "highly-skilled-migration",
  "temporary-labour",
  "circular-migration-and-return",
  "recruitment-and-private-sector",
  "protection-of-migrants",
  "remittance-costs",
  "remittance-impact",
  "diaspora",
  "skills-retention",
  "policy-coherence",
  "data-and-impact-measurement",
  "root-causes",
  "human-rights-and-gender",
  "regional-cooperation",
  "other",
] as const;

export const roundtables = ["1", "2", "3"] as const;

/** Each session belongs to the roundtable that its first figure names. */
export const sessions = ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3"] as const;

export const horizontalIssues = ["human-rights", "gender-equality", "root-causes"] as const;
export const levels = ["national", "bilateral", "multilateral"] as const;
export const horizons = ["short", "medium", "long"] as const;
export const initiativeStatuses = ["proposed", "planned", "under-way", "completed", "stopped"] as const;
export const organisationTypes = ["ministry", "department", "international-organisation", "civil-society", "private-sector"] as const;
export const contactRoles = ["none", "focal-point", "alternate", "validator", "liaison", "policy-lead"] as const;
export const seats = ["capital", "geneva", "mission"] as const;
export const phoneTypes = ["work", "mobile", "home", "fax"] as const;

/** Who carries out a recommendation, as the Chair named them in 2007. */
export const actors = ["governments", "international-organisations", "civil-society", "academics", "private-sector", "focal-points", "chair"] as const;

/** Where an outcome belongs: one roundtable, all three, or the Forum's own way of working. */
export const outcomePlaces = ["1", "2", "3", "all", "forum"] as const;

export const audiences = ["internal", "secretariat", "network"] as const;
export const lifecycles = ["active", "archived", "deleted"] as const;

/** ISO 639-1. The six languages of the United Nations first. */
export const languages =
  "ar en es fr ru zh am bn de el fa fi ha hi hr hu hy id it ja ka kk km ko lo mg mn ms my ne nl no pl ps pt ro rw si sk sl so sq sr sv sw ta th ti tl tr uk ur uz vi wo yo zu".split(
    " ",
  );

/** What is offered and sought at the Marketplace. */
export const offerCategories = ["information", "advice", "training", "equipment", "capacity-building", "project-development", "other"] as const;
export const offerDirections = ["offer", "request"] as const;
export const offerStatuses = ["open", "in-discussion", "agreed", "closed"] as const;
export const meetingStatuses = ["planned", "held", "cancelled"] as const;
export const circularCategories = ["information", "consultation", "meeting", "press"] as const;
export const taskStatuses = ["open", "done"] as const;
export const bodyTypes = ["troika", "steering-group", "friends", "task-force"] as const;
export const bodyRoles = ["past-chair", "chair", "next-chair", "member", "coordinator", "secretary"] as const;
export const teamRoles = ["co-chair", "coordinator", "member", "expert", "author"] as const;
export const processRoles = ["member", "observer", "chair", "co-chair"] as const;
/** How sure the source of a membership is. */
export const confidences = ["high", "medium", "low"] as const;
export const relayDirections = ["to-region", "to-forum"] as const;
/** How far something that was agreed in one place has come in the other. */
export const relayStates = ["proposed", "carried", "tabled", "taken-up", "not-taken-up", "reported-back"] as const;
export const initiativeTypes = ["initiative", "pilot", "study", "working-session", "policy"] as const;
export const milestoneStatuses = ["planned", "under-way", "reached", "missed"] as const;
/** Whether a horizontal issue was looked at. */
export const considerations = ["not-yet", "considered", "not-relevant"] as const;
/** Where governments said that they lack knowledge or tools. */
export const capacityNeeds = ["migration-data", "impact-analysis", "diaspora-partners", "policy-tools", "training", "staff", "funding"] as const;

export type PhoneType = (typeof phoneTypes)[number];
