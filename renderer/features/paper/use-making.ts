import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#shared/ipc/contract.ts";
import { IpcError } from "#renderer/platform/window-api.ts";

interface Making {
  /** A file is being made, or a page printed. */
  readonly busy: boolean;
  /** @param task gives the name under which a file was saved, or null when there is nothing to say */
  make(task: () => Promise<string | null>): Promise<void>;
}

/** Makes a file and says how it went: where it is, or what happened and what is safe. */
export function useMaking(onDone: () => void): Making {
  const { t } = useTranslation("paper");
  const [busy, setBusy] = useState(false);
  return {
    busy,
    async make(task) {
      setBusy(true);
      try {
        const name = await task();
        if (name !== null) notifications.show({ message: t("export.saved", { name }) });
        onDone();
      } catch (error) {
        notifications.show({ color: "red", message: error instanceof IpcError && error.code === "refused" ? error.message : t("export.failed") });
      } finally {
        setBusy(false);
      }
    },
  };
}

/** The name for `make`; null when the person thought better of it. */
export function savedAs(outcome: Output<"files.save">): string | null {
  return outcome.state === "saved" ? outcome.name : null;
}
