/** The same numbers wherever they are computed: over what a real hub's database holds, and over what a device's own store holds. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { firstValueFrom } from "rxjs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openHub, type Hub } from "#hub/hub.ts";
import { hubSender } from "#hub/merge/write-as-hub.ts";
import { openSqliteStorage } from "#hub/storage/sqlite.ts";
import type { HubStorage } from "#shared/ports/hub-storage.ts";
import { decodeRecord } from "#shared/crdt/codec.ts";
import { applyEdits, type Edit } from "#shared/crdt/edit.ts";
import { deltaSince, nothingAcknowledged } from "#shared/crdt/merge.ts";
import { emptyRecord, type RecordDelta } from "#shared/crdt/record.ts";
import { viewOf } from "#shared/crdt/view.ts";
import type { RecordView } from "#shared/domain/kind.ts";
import { kindOf } from "#shared/domain/kinds.ts";
import { questionnaireId } from "#shared/domain/questionnaire/questionnaire.ts";
import { thematicPrioritiesQuestionnaire as definition } from "#shared/domain/questionnaire/thematic-priorities.ts";
import { knownCountries } from "#shared/domain/regions/regions.ts";
import { responseId } from "#shared/domain/response/response.ts";
import { submissionId } from "#shared/domain/submission/submission.ts";
import { countedAnswers } from "#shared/domain/tally/country-answers.ts";
import { priorityQuestions, priorityTally, usualRule } from "#shared/domain/tally/priorities.ts";
import { questionTallies } from "#shared/domain/tally/question-tally.ts";
import { splitBy } from "#shared/domain/tally/splits.ts";
import { contentHash } from "#shared/lib/content-hash.ts";
import { asPersonId, asRecordId, asScope, hubPerson, hubReplica, replicaFor } from "#shared/lib/ids.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { openDeskStore } from "#renderer/platform/store/desk-store.ts";

const questionnaire = questionnaireId(definition.key, 1);
const countries = knownCountries().slice(0, 40);
const themes = ["diaspora", "temporary-labour", "remittance-costs", "policy-coherence", "root-causes", "regional-cooperation", "skills-retention"];

let folder: string;
let storage: HubStorage;
let hub: Hub;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "focal-desk-tally-"));
  const opened = openSqliteStorage(join(folder, "hub.sqlite"), { random: () => "test" });
  if (opened.outcome === "failed") throw new Error(opened.detail);
  storage = opened.value;
  hub = await openHub({ storage, now: () => 1, randomBytes, version: "test", forum: "Forum" });
});
afterEach(async () => {
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

const set = (field: string, value: JsonValue): Edit => ({ type: "set", field, value });

function write(id: string, kind: string, scope: string, edits: readonly Edit[]): RecordDelta {
  const author = { replica: hubReplica, person: hubPerson, at: 1 };
  return deltaSince(applyEdits(emptyRecord(asRecordId(id), kind, asScope(scope)), author, edits), nothingAcknowledged) as RecordDelta;
}

/** Every country chooses and ranks other themes; every third signs again, every fifth is returned. */
function submissionsOf(country: string, at: number): RecordDelta[] {
  const response = responseId(questionnaire, country);
  const scope = `country:${country}`;
  const numbers = at % 3 === 0 ? [1, 2] : [1];
  return [
    write(response, "response", scope, [set("questionnaire", questionnaire), set("country", country), set("status", "draft")]),
    ...numbers.map((number) => {
      const ranking = Array.from({ length: 5 }, (_unused, place) => themes[(at + number + place) % themes.length] as string);
      const answers = {
        priorities: { value: ranking.toSorted() },
        ranking: { value: ranking },
        situation: { value: at % 2 === 0 ? ["origin"] : ["transit", "destination"] },
        strategy: { value: "yes" },
        strategyYear: { value: 1990 + at },
        themes: { value: { diaspora: { importance: 1 + (at % 5), capacity: 1 + (number % 5) } } },
        firstPriority: { value: `Because of ${ranking[0] ?? ""}` },
      };
      const content = { questionnaire, country, answers } as unknown as JsonValue;
      const hash = contentHash(content);
      return write(submissionId(response, number, hash, "0-0001"), "submission", scope, [
        set("response", response),
        set("number", number),
        set("content", content),
        set("hash", hash),
        set("signer", "Director"),
        ...(at % 5 === 0 && number === numbers.length ? [set("receipt", { state: "returned", reason: "A page is missing" })] : []),
      ]);
    }),
  ];
}

function everything(submissions: Iterable<RecordView>) {
  const answers = countedAnswers(questionnaire, submissions);
  const [ranking] = priorityQuestions(definition);
  if (!ranking) throw new Error("There is nothing to rank");
  return {
    countries: answers.map((one) => [one.country, one.number]),
    questions: questionTallies(definition, answers),
    groups: splitBy({ by: "sub-region" }, definition, answers, null).map(({ key, answers: group }) => ({
      key,
      points: priorityTally(definition, ranking, group, usualRule),
      counts: priorityTally(definition, ranking, group, { by: "count" }),
    })),
  };
}

test("hub and device compute the same, whatever the order in which the records came", async () => {
  const questions = write(questionnaire, "questionnaire", "forum", [
    set("title", "Priorities"),
    set("version", 1),
    set("status", "open"),
    set("deadline", null),
    set("definition", definition as unknown as JsonValue),
  ]);
  const changes = [questions, ...countries.flatMap(submissionsOf)];
  const outcomes: string[] = [];
  await hub.push(changes, 0, hubSender, { announce: () => undefined, accessChanged: () => undefined }, (results) => {
    outcomes.push(...results.map((result) => result.outcome));
  });
  expect([...new Set(outcomes)]).toEqual(["merged"]);

  const stored = (await storage.page("shared", null, 0, 10_000)).filter((record) => record.kind === "submission");
  const atHub = everything(stored.map((record) => viewOf(decodeRecord(record.crdt))));

  const device = await openDeskStore({
    name: "desk",
    person: asPersonId("person.secretariat"),
    replica: replicaFor(9, 1),
    kindOf,
    now: () => 1,
    newReplica: () => Promise.resolve(replicaFor(9, 2)),
    surroundings: { indexedDB: new IDBFactory(), IDBKeyRange },
  });
  await device.device.mergeRecords(stored.toReversed().map((record) => decodeRecord(record.crdt)));
  const documents = await firstValueFrom(device.records.list$({ kind: "submission", lifecycle: "all" }));
  const onDevice = everything(documents.map((document) => viewOf(decodeRecord(document.crdt))));
  await device.close();

  expect(onDevice).toEqual(atHub);
  // Of 40 countries every fifth was returned; of those, every third had signed before, and that number counts again: 0, 15 and 30.
  expect(atHub.countries).toHaveLength(40 - 8 + 3);
  expect(atHub.countries.find(([country]) => country === countries[15])).toEqual([countries[15], 1]);
  expect(atHub.countries.find(([country]) => country === countries[3])).toEqual([countries[3], 2]);
});
