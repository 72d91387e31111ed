/** What of a write concerns whom. */
import type { Delivery } from "#hub/merge/verdict.ts";
import { feedsFor, feedsOf, type Actor, type Feed } from "#shared/domain/permissions.ts";
import type { Audience } from "#shared/domain/kind.ts";
import type { HubFrame } from "#shared/sync/protocol.ts";

/** A write as it goes out; the JSON of a frame is made once for all who are sent the same. */
export class Announcement {
  readonly seq: number;
  readonly #delivery: Delivery;
  readonly #texts = new Map<string, string>();

  constructor(delivery: Delivery, seq: number) {
    this.#delivery = delivery;
    this.seq = seq;
  }

  /** @returns the feed and the frame for this person, or null when the write is none of theirs */
  for(actor: Actor): { readonly feed: Feed; readonly text: string } | null {
    const { before, audience, id, record, delta } = this.#delivery;
    const now = this.#feedOf(actor, audience);
    const was = before === null ? null : this.#feedOf(actor, before);
    if (now) {
      if (was && delta) return { feed: now, text: this.#text(`delta ${now}`, { type: "change", feeds: [now], seq: this.seq, delta }) };
      return { feed: now, text: this.#text(`whole ${now}`, { type: "change", feeds: [now], seq: this.seq, delta: { ...record, base: {} } }) };
    }
    return was ? { feed: was, text: this.#text(`withdrawn ${was}`, { type: "withdrawn", feeds: [was], seq: this.seq, id }) } : null;
  }

  #feedOf(actor: Actor, audience: Audience): Feed | null {
    const follows = feedsOf(actor);
    return feedsFor({ kind: this.#delivery.kind, scope: this.#delivery.scope, audience }).find((feed) => follows.includes(feed)) ?? null;
  }

  #text(key: string, frame: HubFrame): string {
    let text = this.#texts.get(key);
    if (text === undefined) {
      text = JSON.stringify(frame);
      this.#texts.set(key, text);
    }
    return text;
  }
}
