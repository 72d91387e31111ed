/** What looks wrong in a contact. A warning never stops a value from being saved: people correct what they can see. */

/** One @, something on both sides, a dot in the domain, no white space. The rest is the mail server's business. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@,;]+@[^\s@,;.]+(\.[^\s@,;.]+)+$/.test(text) && text.length <= 254;
}

/** Digits with the usual separators, at least four of them, and perhaps an extension. */
export function looksLikePhone(text: string): boolean {
  return /^\+?[\d\s()./-]+((ext|x|#)\.?\s*\d{1,6})?$/i.test(text.trim()) && text.replace(/\D/g, "").length >= 4;
}

/** Both days are `2007-07-12` or empty. */
export function endsBeforeItBegins(from: string, to: string): boolean {
  return from !== "" && to !== "" && to < from;
}

/** Whether a role counts on a day: between its two dates, either of which may be open. */
export function holdsOn(day: string, from: string, to: string): boolean {
  return (from === "" || from <= day) && (to === "" || day <= to);
}
