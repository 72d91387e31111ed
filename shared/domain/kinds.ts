import type { KindDefinition } from "./kind.ts";
import { attachmentKind } from "./attachment/attachment.ts";
import { bodyKind } from "./body/body.ts";
import { circularKind } from "./circular/circular.ts";
import { distributionKind } from "./distribution/distribution.ts";
import { meetingKind } from "./meeting/meeting.ts";
import { offerKind } from "./offer/offer.ts";
import { processKind } from "./process/process.ts";
import { relayKind } from "./relay/relay.ts";
import { taskKind } from "./task/task.ts";
import { teamKind } from "./team/team.ts";
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
  circularKind,
  distributionKind,
  taskKind,
  offerKind,
  meetingKind,
  teamKind,
  bodyKind,
  processKind,
  relayKind,
  attachmentKind,
];

const byName = new Map(kinds.map((definition) => [definition.kind, definition]));

/** @returns undefined for a kind that a newer version brought */
export function kindOf(kind: string): KindDefinition | undefined {
  return byName.get(kind);
}
