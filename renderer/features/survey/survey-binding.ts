/**
 * Binds a SurveyJS model to the answer records, both ways.
 *
 *   a person changes a question ─► what differs from what was shown ─► one edit of that answer's record, at once
 *   a record changes            ─► what differs from what was shown ─► the question, unless somebody types in it: then when they leave it
 *
 * For each question it remembers the registers as the form showed them, with the heads they came from. So it writes only what a person
 * changed, whatever SurveyJS makes of a value; a remote change is never written back; and a value that arrived while a person was typing
 * over an older one stays beside theirs as a conflict, because the edit says which heads its author saw.
 *
 * While one edit of an answer is on its way into the store, further changes of that answer wait and go together with the next.
 */
import type { SurveyModel } from "survey-core";
import type { Edit } from "#shared/crdt/edit.ts";
import type { Dot, RecordState } from "#shared/crdt/record.ts";
import { textOf } from "#shared/crdt/text.ts";
import { narrativeText } from "#shared/domain/answer/answer.ts";
import { findQuestion, questionsIn, type Question, type Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import type { ReplicaId } from "#shared/lib/ids.ts";
import { sameJson, type JsonValue } from "#shared/lib/json.ts";
import { otherSuffix } from "./survey-model.ts";
import { changedRegisters, isShownRegister, sameAnswer, toModelValue } from "./register-values.ts";

export interface BindingOptions {
  readonly model: SurveyModel;
  readonly definition: Questionnaire;
  /** As which copy `write` writes. */
  readonly replica: () => ReplicaId;
  /** Resolves once the edits are saved on this device. */
  readonly write: (question: string, edits: readonly Edit[]) => Promise<void>;
  readonly newRowId: () => string;
  /** An edit could not be saved: the person must hear of it. What they entered stays in the form and is tried again with the next change. */
  readonly onFailure: (question: string, error: unknown) => void;
}

interface Shown {
  readonly values: Map<string, JsonValue>;
  readonly heads: Map<string, readonly Dot[]>;
}

/** An edit that the store took or is taking, until a record comes that holds it. */
interface OnTheWay {
  readonly fields: ReadonlySet<string>;
  readonly replica: ReplicaId;
  /** The replica's counter in a record that holds the edit. */
  readonly counter: number;
}

export class SurveyBinding {
  readonly #options: BindingOptions;
  readonly #shown = new Map<string, Shown>();
  readonly #records = new Map<string, RecordState | null>();
  /** Changed by a person and not yet handed to the store. */
  readonly #unsaved = new Map<string, Map<string, JsonValue>>();
  readonly #writing = new Map<string, Promise<void>>();
  readonly #onTheWay = new Map<string, readonly OnTheWay[]>();
  /** Rankings that take their choices from another question, by its name. */
  readonly #rankingOf = new Map<string, readonly Question[]>();
  #typingIn: string | null = null;
  #applying = false;

  constructor(options: BindingOptions) {
    this.#options = options;
    for (const question of questionsIn(options.definition)) {
      this.#shown.set(question.name, { values: new Map(), heads: new Map() });
      if (question.type === "ranking" && question.of !== undefined) this.#rankingOf.set(question.of, [...(this.#rankingOf.get(question.of) ?? []), question]);
    }
    options.model.onValueChanged.add(this.#changed);
  }

  /** Takes in the answer records as they are now. */
  receive(answers: ReadonlyMap<string, RecordState | null>): void {
    // In the questionnaire's order, so that a ranking meets the choices it ranks.
    for (const question of questionsIn(this.#options.definition)) {
      const record = answers.get(question.name) ?? null;
      if (this.#records.get(question.name) === record) continue;
      this.#records.set(question.name, record);
      this.#onTheWay.set(
        question.name,
        (this.#onTheWay.get(question.name) ?? []).filter((sent) => (record?.clock[sent.replica] ?? 0) < sent.counter),
      );
      if (this.#typingIn !== question.name) this.#apply(question);
      else this.#recognise(question);
    }
  }

  /** The question in which a person is typing; null when they left it. */
  typingIn(name: string | null): void {
    const left = this.#typingIn;
    if (left === name) return;
    this.#typingIn = name;
    const question = left === null ? undefined : findQuestion(this.#options.definition, left);
    if (question) this.#apply(question);
  }

  isTypingIn(name: string): boolean {
    return this.#typingIn === name;
  }

  /** Resolves when everything that was entered is saved on this device, or failed to be. */
  async flush(): Promise<void> {
    while (this.#writing.size > 0) await Promise.all(this.#writing.values());
  }

  dispose(): void {
    this.#options.model.onValueChanged.remove(this.#changed);
  }

  readonly #changed = (_model: SurveyModel, event: { readonly name: string }): void => {
    if (this.#applying) return;
    const name = event.name.endsWith(otherSuffix) ? event.name.slice(0, -otherSuffix.length) : event.name;
    const question = findQuestion(this.#options.definition, name);
    if (!question || this.#isTidying(question)) return;
    const shown = this.#shownIn(name);
    const now = { value: this.#valueIn(name), comment: this.#options.model.getComment(name) };
    const { changes, value } = changedRegisters(question, shown.values, now, this.#options.newRowId, this.#chosenFor(question));
    if (question.type === "rows" && !sameJson(value, now.value)) this.#quietly(() => this.#options.model.setValue(name, value));
    if (changes.size > 0) {
      const unsaved = this.#unsaved.get(name) ?? new Map<string, JsonValue>();
      for (const [field, change] of changes) {
        unsaved.set(field, change);
        shown.values.set(field, change);
      }
      this.#unsaved.set(name, unsaved);
      this.#save(name);
    }
    for (const ranking of this.#rankingOf.get(name) ?? []) this.#show(ranking);
  };

  #save(name: string): void {
    const unsaved = this.#unsaved.get(name);
    if (!unsaved || this.#writing.has(name)) return;
    this.#unsaved.delete(name);
    const record = this.#records.get(name) ?? null;
    const heads = this.#shownIn(name).heads;
    const edits = [...unsaved].map(([field, value]): Edit => ({ type: "set", field, value, over: heads.get(field) ?? [] }));
    const replica = this.#options.replica();
    const before = this.#onTheWay.get(name) ?? [];
    const counter = Math.max(record?.clock[replica] ?? 0, ...before.filter((one) => one.replica === replica).map((one) => one.counter)) + edits.length;
    const sent: OnTheWay = { fields: new Set(unsaved.keys()), replica, counter };
    this.#onTheWay.set(name, [...before, sent]);
    let failed = false;
    const writing = this.#options
      .write(name, edits)
      .catch((error: unknown) => {
        failed = true;
        this.#onTheWay.set(
          name,
          (this.#onTheWay.get(name) ?? []).filter((one) => one !== sent),
        );
        // Kept, under whatever was entered since.
        this.#unsaved.set(name, new Map([...unsaved, ...(this.#unsaved.get(name) ?? [])]));
        this.#options.onFailure(name, error);
      })
      .finally(() => {
        this.#writing.delete(name);
        if (!failed) this.#save(name);
      });
    this.#writing.set(name, writing);
  }

  /** Brings the question to what its record holds, leaving alone what a person entered and the record does not hold yet. */
  #apply(question: Question): void {
    const record = this.#records.get(question.name) ?? null;
    if (question.type === "narrative") return this.#mirror(question, record);
    const shown = this.#shownIn(question.name);
    const entered = new Set([
      ...(this.#unsaved.get(question.name)?.keys() ?? []),
      ...(this.#onTheWay.get(question.name) ?? []).flatMap((sent) => [...sent.fields]),
    ]);
    let differs = false;
    for (const field of new Set([...shown.values.keys(), ...shownRegisters(record)])) {
      if (entered.has(field)) continue;
      const value = valueOf(record, field);
      if (!sameJson(value, shown.values.get(field) ?? null)) differs = true;
      shown.values.set(field, value);
      shown.heads.set(field, headsShowing(record, field, value));
    }
    if (differs) this.#show(question);
  }

  /** Somebody types in the question: nothing is replaced, but a head that holds what they see is one that they have seen. */
  #recognise(question: Question): void {
    const record = this.#records.get(question.name) ?? null;
    const shown = this.#shownIn(question.name);
    for (const [field, value] of shown.values) {
      const heads = headsShowing(record, field, value);
      if (heads.length > 0) shown.heads.set(field, heads);
    }
  }

  /** The narrative has an editor of its own; the model holds its letters so that conditions can look at them. */
  #mirror(question: Question, record: RecordState | null): void {
    const letters = textOf(record?.texts[narrativeText]?.state);
    if (letters !== (this.#valueIn(question.name) ?? "")) this.#quietly(() => this.#options.model.setValue(question.name, letters || undefined));
  }

  #show(question: Question): void {
    const { model } = this.#options;
    const { value, comment } = toModelValue(question, this.#shownIn(question.name).values, this.#chosenFor(question));
    this.#quietly(() => {
      if (!sameJson(this.#valueIn(question.name), value)) model.setValue(question.name, value ?? undefined);
      if (model.getComment(question.name) !== comment) model.setComment(question.name, comment);
    });
  }

  #chosenFor(question: Question): JsonValue {
    return question.type === "ranking" && question.of !== undefined ? this.#valueIn(question.of) : null;
  }

  /**
   * SurveyJS fits a ranking to the choices in the middle of a change of the choices: the question holds the new ones, the model not yet.
   * That is nobody's ranking. The ranking is shown again when the change is through.
   */
  #isTidying(question: Question): boolean {
    if (question.type !== "ranking" || question.of === undefined) return false;
    const of = this.#options.model.getQuestionByName(question.of);
    if (!of) return false;
    const chosen = (of.value as JsonValue | undefined) ?? null;
    return !sameJson(chosen, this.#valueIn(question.of));
  }

  #valueIn(name: string): JsonValue {
    return (this.#options.model.getValue(name) as JsonValue | undefined) ?? null;
  }

  #shownIn(name: string): Shown {
    const shown = this.#shown.get(name);
    if (!shown) throw new Error(`No question is called ${name}`);
    return shown;
  }

  #quietly(change: () => void): void {
    const outer = this.#applying;
    this.#applying = true;
    try {
      change();
    } finally {
      this.#applying = outer;
    }
  }
}

const shownRegisters = (record: RecordState | null): string[] => Object.keys(record?.fields ?? {}).filter(isShownRegister);
const valueOf = (record: RecordState | null, field: string): JsonValue => record?.fields[field]?.[0]?.value ?? null;

function headsShowing(record: RecordState | null, field: string, value: JsonValue): readonly Dot[] {
  return (record?.fields[field] ?? []).filter((head) => sameAnswer(head.value, value)).map((head) => head.dot);
}
