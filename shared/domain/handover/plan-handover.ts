/** From one focal point to the next: which records change, and how. Nobody's dates are lost, and nobody is left pointing at who has gone. */
import type { JsonValue } from "#shared/lib/json.ts";
import type { RecordView } from "../kind.ts";
import { contactAssignments } from "../contact/contact.ts";
import { holdsOn } from "../contact/warnings.ts";
import { daysOf, momentOf } from "../questionnaire/xpath/days.ts";
import { wordsOf } from "../vocabulary/read.ts";

export interface HandoverChange {
  readonly kind: "contact" | "task";
  readonly id: string;
  readonly field: string;
  readonly value: JsonValue;
  /** A key of what is said to the person who looks at it first. */
  readonly says: "role-ends" | "role-begins" | "before-role-kept" | "audience-kept" | "alternate-kept" | "alternate-moved" | "task-opened" | "written-down";
}

export interface HandoverWanted {
  readonly leaving: RecordView;
  /** Whoever follows; a contact that is not written yet has nothing in it. */
  readonly following: RecordView;
  /** The first day of who follows, `2007-07-12`. */
  readonly day: string;
  /** Of a contact that is begun here. */
  readonly newName: string;
  /** The id of the row in which the earlier role of who follows is kept. */
  readonly newRow: string;
  /** All contacts of the country. */
  readonly contacts: readonly RecordView[];
  /** Open tasks that are given to the account of who leaves. */
  readonly tasks: readonly RecordView[];
}

export function planHandover({ leaving, following, day, newName, newRow, contacts, tasks }: HandoverWanted): HandoverChange[] {
  const lastDay = dayBefore(day);
  const on = (id: string, says: HandoverChange["says"], field: string, value: JsonValue): HandoverChange => ({ kind: "contact", id, field, value, says });
  const changes: HandoverChange[] = [];

  if (wordsOf(leaving, "role") === "focal-point" && goesOn(wordsOf(leaving, "roleTo"), day)) changes.push(on(leaving.id, "role-ends", "roleTo", lastDay));
  for (const { id, values } of contactAssignments(leaving))
    if (values.role === "focal-point" && goesOn(values.to ?? "", day))
      changes.push(on(leaving.id, "role-ends", `assignment.${id}`, { ...values, to: lastDay }));

  if (newName !== "") {
    changes.push(on(following.id, "written-down", "name", newName));
    for (const field of ["function", "organisation", "department", "seat"])
      if (wordsOf(leaving, field) !== "") changes.push(on(following.id, "written-down", field, wordsOf(leaving, field)));
  }
  const before = wordsOf(following, "role");
  const until = wordsOf(following, "roleTo");
  if (before !== "" && before !== "none" && !(before === "focal-point" && goesOn(until, day))) {
    const to = goesOn(until, day) ? lastDay : until;
    const kept = { role: before, from: wordsOf(following, "roleFrom"), to, seat: wordsOf(following, "seat"), note: "" };
    changes.push(on(following.id, "before-role-kept", `assignment.${newRow}`, kept));
  }
  changes.push(on(following.id, "role-begins", "role", "focal-point"), on(following.id, "role-begins", "roleFrom", day));
  if (until !== "") changes.push(on(following.id, "role-begins", "roleTo", ""));

  const audience = wordsOf(leaving, "audience");
  if (audience !== "" && audience !== wordsOf(following, "audience") && wordsOf(following, "audience") !== "network")
    changes.push(on(following.id, "audience-kept", "audience", audience));

  const alternate = wordsOf(leaving, "alternate");
  if (alternate !== "" && alternate !== following.id && wordsOf(following, "alternate") === "")
    changes.push(on(following.id, "alternate-kept", "alternate", alternate));
  for (const contact of contacts)
    if (wordsOf(contact, "alternate") === leaving.id && contact.id !== following.id) changes.push(on(contact.id, "alternate-moved", "alternate", following.id));
  for (const task of tasks) changes.push({ kind: "task", id: task.id, field: "person", value: "", says: "task-opened" });
  return changes;
}

/** Whether a role that ends then is still held on the day, or was never to end. */
const goesOn = (to: string, day: string): boolean => holdsOn(day, "", to);

/** @param day `2007-03-01`; gives `2007-02-28` */
export function dayBefore(day: string): string {
  return momentOf(daysOf(day) - 1).slice(0, 10);
}
