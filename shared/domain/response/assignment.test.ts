import { expect, test } from "vitest";
import type { JsonValue } from "#shared/lib/json.ts";
import type { RecordView } from "../kind.ts";
import { assignmentOf, sameMinistry } from "./assignment.ts";

const response = (fields: Readonly<Record<string, JsonValue>>): RecordView => ({
  id: "response.key.1.MUS",
  scope: "country:MUS",
  value: (field) => fields[field],
  fieldsUnder: () => [],
  elements: () => [],
  text: () => "",
});

test("what is said of a question stands over what is said of its section", () => {
  const view = response({
    "section.priorities": { ministry: "Ministry of Labour", due: null },
    "question.ranking": { ministry: "Ministry of Finance", due: "2026-12-01" },
    "section.situation": null,
    "section.broken": { ministry: "" },
  });
  expect(assignmentOf(view, "priorities", "ranking")).toEqual({ ministry: "Ministry of Finance", due: "2026-12-01", of: "question" });
  expect(assignmentOf(view, "priorities", "priorities")).toEqual({ ministry: "Ministry of Labour", due: null, of: "section" });
  expect(assignmentOf(view, "priorities")?.of).toBe("section");
  expect(assignmentOf(view, "situation", "strategy")).toBeNull();
  expect(assignmentOf(view, "broken")).toBeNull();
});

test("a ministry is the same however its name was typed", () => {
  expect(sameMinistry(" Ministry of  Labour", "ministry of labour")).toBe(true);
  expect(sameMinistry("Ministère de l’Intérieur", "Ministe\u0300re de l’Inte\u0301rieur")).toBe(true);
  expect(sameMinistry("", "")).toBe(false);
});
