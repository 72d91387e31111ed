import { expect, it } from "vitest";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { openConsultations } from "./open-consultations.ts";

const circular = (id: string, summary: RecordDocument["summary"]): RecordDocument => ({ id, title: id, summary }) as RecordDocument;

it("what is put to the Friends was sent for comment and still takes some, the most urgent first", () => {
  const open = openConsultations(
    [
      circular("whenever", { category: "consultation", sentOn: "2007-08-01", answerBy: "" }),
      circular("later", { category: "consultation", sentOn: "2007-08-01", answerBy: "2007-10-01" }),
      circular("today", { category: "consultation", sentOn: "2007-08-01", answerBy: "2007-09-01" }),
      circular("over", { category: "consultation", sentOn: "2007-08-01", answerBy: "2007-08-31" }),
      circular("draft", { category: "consultation", sentOn: "", answerBy: "" }),
      circular("news", { category: "information", sentOn: "2007-08-01", answerBy: "" }),
    ],
    "2007-09-01",
  );
  expect(open.map(({ document }) => document.id)).toEqual(["today", "later", "whenever"]);
});
