/** What the secretariat asks of the hub besides records. */
import { fitsCountry, type People } from "#hub/enrolment/people.ts";
import { documentArrived, readDocument, takeDocument } from "#hub/documents/document-commands.ts";
import type { DocumentStore } from "#disk/document-store.ts";
import { historyOf } from "#hub/history/record-history.ts";
import { mayRead, type Actor } from "#shared/domain/permissions.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import type { Account, HubStorage } from "#shared/ports/hub-storage.ts";
import { commandSchemas, type ProblemCode } from "#shared/sync/protocol.ts";

export interface CommandSurroundings {
  readonly storage: HubStorage;
  readonly people: People;
  /** null: a hub that keeps no documents. */
  readonly documents: DocumentStore | null;
  readonly countryRoom: number;
  readonly version: string;
  readonly connected: () => number;
  /** A defect, or a disk that is full: told to those who run the hub. */
  readonly report: (error: unknown) => void;
}

export type CommandAnswer = { readonly output: JsonValue } | { readonly error: { readonly code: ProblemCode; readonly detail?: string } };

/** What is not the secretariat's alone: each looks itself at who asks. */
const forEverybody: ReadonlySet<keyof typeof commandSchemas> = new Set(["record.history", "document.arrived", "document.take", "document.read"] as const);

export async function runCommand(surroundings: CommandSurroundings, actor: Actor, name: string, input: JsonValue): Promise<CommandAnswer> {
  if (!Object.hasOwn(commandSchemas, name)) return refuse("command-unknown");
  const command = name as keyof typeof commandSchemas;
  if (actor.role !== "secretariat" && !forEverybody.has(command)) return refuse("command-refused", "secretariat-only");
  const parsed = commandSchemas[command].input.safeParse(input);
  if (!parsed.success) return refuse("command-refused", `invalid-input: ${parsed.error.issues[0]?.path.join(".") ?? ""}`);
  try {
    return await run(surroundings, actor, command, input);
  } catch (error) {
    // Without an answer the device would wait for one. What is said of it, that nothing was changed, holds: each command saves once.
    surroundings.report(error);
    return refuse("command-refused", "not-saved");
  }
}

async function run(surroundings: CommandSurroundings, actor: Actor, command: keyof typeof commandSchemas, input: JsonValue): Promise<CommandAnswer> {
  switch (command) {
    case "invitation.create":
      return createInvitation(surroundings, commandSchemas[command].input.parse(input));
    case "people.list":
      return listPeople(surroundings);
    case "person.change":
      return changePerson(surroundings, commandSchemas[command].input.parse(input));
    case "record.history":
      return recordHistory(surroundings, actor, commandSchemas[command].input.parse(input).id);
    case "document.arrived":
    case "document.take":
    case "document.read":
      return document(surroundings, actor, command, input);
    case "hub.state":
      return state(surroundings);
  }
}

async function createInvitation(
  { people }: CommandSurroundings,
  input: ReturnType<(typeof commandSchemas)["invitation.create"]["input"]["parse"]>,
): Promise<CommandAnswer> {
  if (!fitsCountry(input.role, input.country)) return refuse("command-refused", "role-and-country");
  const person = people.newPersonId();
  await people.save({
    person,
    name: input.name,
    role: input.role,
    country: input.country,
    ministry: input.ministry,
    processes: input.processes,
    revoked: false,
  });
  const { invitation, expires } = await people.invite(person);
  return { output: { invitation, expires, person } };
}

async function listPeople({ storage }: CommandSurroundings): Promise<CommandAnswer> {
  const accounts = await storage.accounts();
  return {
    output: accounts
      .filter((one) => !one.revoked)
      .map(({ person, name, role, country, ministry, processes, enrolled, lastSeen, invitationExpires }) => ({
        person,
        name,
        role,
        country,
        ministry,
        processes,
        enrolled,
        lastSeen,
        invitationExpires,
      })),
  };
}

async function changePerson(
  { storage, people }: CommandSurroundings,
  input: ReturnType<(typeof commandSchemas)["person.change"]["input"]["parse"]>,
): Promise<CommandAnswer> {
  const before = await storage.account(input.person);
  if (!before) return refuse("command-refused", "unknown-person");
  const after: Account = {
    ...before,
    role: input.role ?? before.role,
    country: input.country === undefined ? before.country : input.country,
    processes: input.processes ?? before.processes,
    revoked: input.revoked ?? before.revoked,
  };
  if (!fitsCountry(after.role, after.country)) return refuse("command-refused", "role-and-country");
  if (isSecretariat(before) && !isSecretariat(after) && (await storage.accounts()).filter(isSecretariat).length === 1)
    return refuse("command-refused", "last-secretariat");
  await people.save(after);
  return { output: {} };
}

/** A country's drafts stay the country's: who reads a record because it was shown to them reads what it is, not what it was. */
async function recordHistory({ storage }: CommandSurroundings, actor: Actor, id: string): Promise<CommandAnswer> {
  const [record] = await storage.read([id]);
  const isOwn = record && (!record.scope.startsWith("country:") || record.scope === `country:${actor.country}`);
  if (!record || !isOwn || !mayRead(actor, record)) return refuse("command-refused", "not-visible");
  return { output: historyOf(await storage.history(id)) as unknown as JsonValue };
}

type DocumentCommand = "document.arrived" | "document.take" | "document.read";

async function document(
  { storage, documents, countryRoom }: CommandSurroundings,
  actor: Actor,
  command: DocumentCommand,
  input: JsonValue,
): Promise<CommandAnswer> {
  if (!documents) return refuse("command-refused", "no-documents");
  const surroundings = { storage, documents, countryRoom };
  switch (command) {
    case "document.arrived":
      return documentArrived(surroundings, actor, commandSchemas[command].input.parse(input).id);
    case "document.take":
      return takeDocument(surroundings, actor, commandSchemas[command].input.parse(input));
    case "document.read":
      return readDocument(surroundings, actor, commandSchemas[command].input.parse(input));
  }
}

async function state({ storage, version, connected }: CommandSurroundings): Promise<CommandAnswer> {
  const [records, seq, epoch, accounts] = await Promise.all([storage.countRecords(), storage.lastSeq(), storage.epoch(), storage.accounts()]);
  return { output: { records, seq, epoch, people: accounts.length, connected: connected(), version } };
}

function isSecretariat(account: Account): boolean {
  return account.role === "secretariat" && !account.revoked;
}

function refuse(code: ProblemCode, detail?: string): CommandAnswer {
  return { error: detail === undefined ? { code } : { code, detail } };
}
