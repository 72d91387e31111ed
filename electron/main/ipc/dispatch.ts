/** Answers one call: is the sender ours, is there such a method, is what it says well formed, is what we answer as promised. */
import { isOwnPage } from "#electron/main/security/guards.ts";
import { contract, type Answer, type FailureCode, type Input, type Output } from "#shared/ipc/contract.ts";
import type { MethodName } from "#shared/ipc/method-names.ts";

export type Handlers<Sender> = {
  readonly [Name in MethodName]: (input: Input<Name>, sender: Sender) => Promise<Result<Name>> | Result<Name>;
};

type Result<Name extends MethodName> = Output<Name> extends undefined ? void : Output<Name>;

export interface SenderFrame {
  readonly url: string;
  readonly isTop: boolean;
}

/** An expected failure; its message is a sentence for people. */
export class Refused extends Error {}

export async function dispatch<Sender>(
  handlers: Handlers<Sender>,
  frame: SenderFrame | null,
  sender: Sender,
  name: unknown,
  input: unknown,
  report: (message: string) => void,
): Promise<Answer<unknown>> {
  if (!frame?.isTop || !isOwnPage(frame.url)) return failure("foreign-sender", "Only the window's own page is answered.");
  if (typeof name !== "string" || !Object.hasOwn(contract, name)) return failure("unknown-method", "There is no such method.");
  const method = contract[name as MethodName];
  const parsed = method.input.safeParse(input);
  if (!parsed.success) return failure("invalid-input", `${name}: ${parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ")}`);
  try {
    const handler = handlers[name as MethodName] as (input: unknown, sender: Sender) => unknown;
    const output = method.output.safeParse(await handler(parsed.data, sender));
    if (output.success) return { ok: true, output: output.data };
    report(`${name} answered what the contract does not allow: ${output.error.message}`);
    return failure("invalid-output", `${name} gave an answer of the wrong shape.`);
  } catch (error) {
    if (error instanceof Refused) return failure("refused", error.message);
    report(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return failure("failed", `${name} failed. Your work is safe on this device; the log file says more.`);
  }
}

function failure(code: FailureCode, detail: string): Answer<never> {
  return { ok: false, code, detail };
}
