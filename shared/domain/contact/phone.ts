import { phoneTypes, type PhoneType } from "../vocabulary/vocabulary.ts";

export interface Phone {
  readonly type: PhoneType;
  readonly number: string;
}

/** A phone as the element of a set: `mobile|+230 5 123 4567`. */
export function phoneElement(phone: Phone): string {
  return `${phone.type}|${phone.number}`.slice(0, 80);
}

/** Reads any element; one without a known type is taken for a number at work. */
export function readPhone(element: string): Phone {
  const bar = element.indexOf("|");
  const type = phoneTypes.find((known) => known === element.slice(0, bar));
  return type ? { type, number: element.slice(bar + 1) } : { type: "work", number: element };
}
