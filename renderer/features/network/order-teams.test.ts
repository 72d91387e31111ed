import { describe, expect, it } from "vitest";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { orderBodies, orderTeams } from "./order-teams.ts";

const one = (title: string, status: string, summary: RecordDocument["summary"] = {}): RecordDocument => ({ title, status, summary }) as RecordDocument;
const titles = (documents: readonly RecordDocument[]): string => documents.map(({ title }) => title).join("");

describe("order in the network", () => {
  it("teams stand by session, those of a whole roundtable after its sessions, the rest last", () => {
    expect(
      titles(
        orderTeams([
          one("e", ""),
          one("c", "", { roundtable: "1" }),
          one("d", "", { session: "2.1" }),
          one("b", "", { session: "1.2" }),
          one("a", "", { session: "1.1" }),
        ]),
      ),
    ).toBe("abcde");
  });
  it("bodies stand as the Forum names them", () => {
    expect(titles(orderBodies([one("e", ""), one("d", "task-force"), one("c", "friends"), one("b", "steering-group"), one("a", "troika")]))).toBe("abcde");
  });
});
