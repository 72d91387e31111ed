import { useCallback, useEffect, useState } from "react";
import type { z } from "zod";
import { commandSchemas } from "#shared/sync/protocol.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";

type Commands = typeof commandSchemas;
type Output<Name extends keyof Commands> = z.infer<Commands[Name]["output"]>;
export type Outcome<Name extends keyof Commands> = { readonly ok: true; readonly output: Output<Name> } | { readonly ok: false; readonly code: string };

/** Asks the hub; needs a connection. */
export function useCommand(): <Name extends keyof Commands>(name: Name, input: z.input<Commands[Name]["input"]>) => Promise<Outcome<Name>> {
  const { sync } = useDesk();
  return useCallback(
    async (name, input) => {
      const answer = await sync.command(name, input as JsonValue);
      if ("error" in answer) return { ok: false, code: answer.error.code };
      const output = commandSchemas[name].output.safeParse(answer.output);
      return output.success ? { ok: true, output: output.data as never } : { ok: false, code: "hub-confused" };
    },
    [sync],
  );
}

/** Asks once when shown, and again when told to or when the connection comes. */
export function useAnswer<Name extends keyof Commands>(name: Name, again: unknown): { readonly answer: Outcome<Name> | null; readonly refresh: () => void } {
  const ask = useCommand();
  const [answer, setAnswer] = useState<Outcome<Name> | null>(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    let gone = false;
    void ask(name, {} as never).then((outcome) => {
      if (!gone) setAnswer(outcome);
    });
    return () => {
      gone = true;
    };
  }, [ask, name, count, again]);
  return { answer, refresh: useCallback(() => setCount((before) => before + 1), []) };
}
