/** Other countries' focal points, who sign at desks of their own: real keys, real sockets, and only what the protocol allows. */
import { change, Device, set, type Identity } from "#hub/test/device.ts";
import type { RecordState } from "#shared/crdt/record.ts";
import { shownValue } from "#shared/crdt/record.ts";
import { asRecordId } from "#shared/lib/ids.ts";
import { contentHash } from "#shared/lib/content-hash.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { responseId } from "#shared/domain/response/response.ts";
import { submissionId, type FrozenAnswer } from "#shared/domain/submission/submission.ts";
import { answerId } from "#shared/domain/answer/answer.ts";
import type { Role } from "#shared/domain/permissions.ts";

export const questionnaire = "questionnaire.thematic-priorities.1";

export type Frozen = Readonly<Record<string, FrozenAnswer>>;

/** What the secretariat does at its own desk, done by a device of its own. */
export class Secretariat {
  readonly #device: Device;
  readonly #address: string;

  private constructor(device: Device, address: string) {
    this.#device = device;
    this.#address = address;
  }

  static async enrol(address: string, invitation: string): Promise<Secretariat> {
    const { device } = await Device.open(address, await Device.enrol(address, invitation));
    return new Secretariat(device, address);
  }

  async invite(name: string, role: Role, country: string | null): Promise<string> {
    const answer = await this.#device.command("invitation.create", { name, role, country, ministry: name, processes: [] });
    if (!("output" in answer)) throw new Error(JSON.stringify(answer));
    return (answer.output as { readonly invitation: string }).invitation;
  }

  /** @param invitation one that is there already; else somebody is invited */
  async focalPoint(country: string, invitation?: string): Promise<FocalPoint> {
    const code = invitation ?? (await this.invite(`Focal point of ${country}`, "focal-point", country));
    return FocalPoint.open(this.#address, await Device.enrol(this.#address, code), country);
  }

  close(): void {
    this.#device.close();
  }
}

export class FocalPoint {
  readonly country: string;
  readonly #device: Device;
  readonly #identity: Identity;

  private constructor(device: Device, identity: Identity, country: string) {
    this.#device = device;
    this.#identity = identity;
    this.country = country;
  }

  static async open(address: string, identity: Identity, country: string): Promise<FocalPoint> {
    const { device } = await Device.open(address, identity);
    return new FocalPoint(device, identity, country);
  }

  get #response(): string {
    return responseId(questionnaire, this.country);
  }

  async start(): Promise<void> {
    await this.#push(this.#response, "response", [set("questionnaire", questionnaire), set("country", this.country), set("status", "draft")]);
  }

  async answer(question: string, value: JsonValue): Promise<void> {
    await this.#push(answerId(asRecordId(this.#response), question), "answer", [set("value", value)]);
  }

  async sign(number: number, answers: Frozen): Promise<string> {
    const content = { questionnaire, country: this.country, answers } as unknown as JsonValue;
    const hash = contentHash(content);
    const id = submissionId(this.#response, number, hash, `${this.#identity.installation}`);
    await this.#push(id, "submission", [
      set("response", this.#response),
      set("number", number),
      set("content", content),
      set("hash", hash),
      set("signer", `Director, focal point of ${this.country}`),
    ]);
    return id;
  }

  /** What the country's own desk shows of what the secretariat said. */
  async receipt(submission: string): Promise<JsonValue | undefined> {
    const { records } = await this.#device.pullAll(`country:${this.country}`);
    const found = records.find((record: RecordState) => record.id === submission);
    return found && shownValue(found, "receipt");
  }

  close(): void {
    this.#device.close();
  }

  async #push(id: string, kind: string, edits: Parameters<typeof change>[2]): Promise<void> {
    const [result] = await this.#device.push(change(this.#identity, { id, kind, scope: `country:${this.country}` }, edits).delta);
    if (result?.outcome !== "merged") throw new Error(`${id}: ${JSON.stringify(result)}`);
  }
}
