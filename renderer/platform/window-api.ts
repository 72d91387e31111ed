/** The renderer's access to the main process. Nothing else reads `window.focalDesk`. */
import type { Answer, BridgeApi, FailureCode, WindowApi } from "#shared/ipc/contract.ts";
import { methodNames } from "#shared/ipc/method-names.ts";

declare global {
  interface Window {
    readonly focalDesk?: BridgeApi;
  }
}

export class IpcError extends Error {
  readonly code: FailureCode;
  constructor(code: FailureCode, detail: string) {
    super(detail);
    this.name = "IpcError";
    this.code = code;
  }
}

export const windowApi: WindowApi = unwrapped();

function unwrapped(): WindowApi {
  const api: Record<string, Record<string, unknown>> = {
    events: { beforeClose: (listener: () => Promise<void>) => bridge().events.beforeClose(listener) },
  };
  for (const name of methodNames) {
    const [group, method] = name.split(".") as [string, string];
    (api[group] ??= {})[method] = async (input?: unknown) => {
      const groups = bridge() as unknown as Record<string, Record<string, (input?: unknown) => Promise<Answer<unknown>>>>;
      const answer = await groups[group]![method]!(input);
      if (!answer.ok) throw new IpcError(answer.code, answer.detail);
      return answer.output;
    };
  }
  return api as unknown as WindowApi;
}

function bridge(): BridgeApi {
  if (!window.focalDesk) throw new Error("This page runs outside the Focal Desk window.");
  return window.focalDesk;
}
