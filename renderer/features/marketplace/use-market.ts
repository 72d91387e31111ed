import { useMemo } from "react";
import { proposalOf, type Proposal } from "#shared/domain/offer/proposal.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import type { MetWith } from "./start-records.ts";

export interface MarketMeeting extends MetWith {
  readonly document: RecordDocument;
  readonly date: string;
}

export interface Market {
  readonly state: "loading" | "failed" | "ready";
  readonly proposals: readonly Proposal[];
  /** Meetings at the Marketplace, not those of a regional process. */
  readonly meetings: readonly MarketMeeting[];
}

const nothing: readonly RecordDocument[] = [];

/** All that is in use at the Marketplace. */
export function useMarket(): Market {
  const offers = useList({ kind: "offer" });
  const meetings = useMarketMeetings();
  const documents = offers.state === "ready" ? offers.value : nothing;
  const proposals = useMemo(() => documents.map(proposalOf), [documents]);
  const state = offers.state === "failed" || meetings.state === "failed" ? "failed" : offers.state === "loading" ? "loading" : meetings.state;
  return { state, proposals, meetings: meetings.meetings };
}

export function useMarketMeetings(lifecycle: "active" | "archived" = "active"): Pick<Market, "state" | "meetings"> {
  const list = useList({ kind: "meeting", lifecycle });
  const documents = list.state === "ready" ? list.value : nothing;
  const meetings = useMemo(() => documents.filter((document) => document.parent === "").map(meetingOf), [documents]);
  return { state: list.state, meetings };
}

function meetingOf(document: RecordDocument): MarketMeeting {
  const { summary, status } = document;
  const list = (name: string): readonly string[] => (Array.isArray(summary[name]) ? (summary[name] as readonly string[]) : []);
  const date = summary["date"];
  return {
    document,
    status,
    date: typeof date === "string" ? date : "",
    about: list("about"),
    countries: list("countries"),
    participants: list("participants"),
  };
}
