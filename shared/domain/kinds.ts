import type { KindDefinition } from "./kind.ts";
import { answerKind } from "./answer/answer.ts";
import { commentKind } from "./comment/comment.ts";
import { contactKind } from "./contact/contact.ts";
import { developmentKind } from "./regions/development.ts";
import { initiativeKind } from "./initiative/initiative.ts";
import { organisationKind } from "./organisation/organisation.ts";
import { outcomeKind } from "./outcome/outcome.ts";
import { personKind } from "./person/person.ts";
import { questionnaireKind } from "./questionnaire/questionnaire.ts";
import { responseKind } from "./response/response.ts";
import { submissionKind } from "./submission/submission.ts";

const kinds: readonly KindDefinition[] = [
  contactKind,
  organisationKind,
  initiativeKind,
  outcomeKind,
  questionnaireKind,
  responseKind,
  answerKind,
  submissionKind,
  commentKind,
  personKind,
  developmentKind,
];

const byName = new Map(kinds.map((definition) => [definition.kind, definition]));

/** @returns undefined for a kind that a newer version brought */
export function kindOf(kind: string): KindDefinition | undefined {
  return byName.get(kind);
}
