/**
 * The feeds of one session and how far each is.
 *
 *   behind     not pulled to its end: nothing is sent, the pages will bring it
 *   catching   a page is being read: what is written meanwhile waits, so that nothing falls between the page and the live changes
 *   live       every change is sent at once, in the order of seq
 */
import type { Feed } from "#shared/domain/permissions.ts";

export interface LiveFrame {
  readonly seq: number;
  readonly text: string;
}

export interface FollowedFeeds {
  /** A live change of a feed. */
  offer(feed: Feed, frame: LiveFrame): void;
  /** A page is about to be read. False when the session does not follow this feed. */
  begin(feed: Feed): boolean;
  /** A page was sent that ends at `cursor`. */
  paged(feed: Feed, cursor: number, more: boolean): void;
  grant(feeds: readonly Feed[]): void;
}

type State = { readonly name: "behind" } | { readonly name: "catching"; readonly waiting: LiveFrame[] } | { readonly name: "live" };

export function followFeeds(granted: readonly Feed[], send: (text: string) => void): FollowedFeeds {
  const states = new Map<Feed, State>(granted.map((feed) => [feed, { name: "behind" }]));
  return {
    offer(feed, frame) {
      const state = states.get(feed);
      if (state?.name === "live") send(frame.text);
      else if (state?.name === "catching") state.waiting.push(frame);
    },
    begin(feed) {
      if (!states.has(feed)) return false;
      states.set(feed, { name: "catching", waiting: [] });
      return true;
    },
    paged(feed, cursor, more) {
      const state = states.get(feed);
      if (state?.name !== "catching") return;
      states.set(feed, more ? { name: "behind" } : { name: "live" });
      if (!more) for (const frame of state.waiting) if (frame.seq > cursor) send(frame.text);
    },
    grant(feeds) {
      for (const feed of states.keys()) if (!feeds.includes(feed)) states.delete(feed);
      for (const feed of feeds) if (!states.has(feed)) states.set(feed, { name: "behind" });
    },
  };
}
