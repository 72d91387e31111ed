import { Button, PasswordInput, TextInput } from "@mantine/core";
import { IconFlask, IconMail } from "@tabler/icons-react";
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { SyncProblem } from "#shared/sync/errors.ts";
import type { SessionPerson } from "#shared/sync/protocol.ts";
import { IpcError, windowApi } from "#renderer/platform/window-api.ts";
import { sentencesOf } from "#renderer/ui/sentences.ts";
import classes from "#renderer/features/welcome/welcome.module.css";

export type Enrolment = { readonly enrolled: true; readonly person: SessionPerson } | { readonly enrolled: false; readonly problem: SyncProblem };

export interface WelcomeProps {
  readonly enrol: (address: string, invitation: string) => Promise<Enrolment>;
  /** What the command line asked for. */
  readonly pending: { readonly address: string; readonly invitation: string } | null;
  readonly onEnrolled: (person: SessionPerson) => Promise<void>;
}

type Busy = "no" | "sample" | "enrolling";

/** A device that belongs to nobody yet. */
export function Welcome({ enrol, pending, onEnrolled }: WelcomeProps): ReactNode {
  const { t, i18n } = useTranslation(["welcome", "sync"]);
  const [address, setAddress] = useState(pending?.address ?? "");
  const [code, setCode] = useState(pending?.invitation ?? "");
  const [busy, setBusy] = useState<Busy>("no");
  const [problem, setProblem] = useState<string | null>(null);
  const [enrolling, setEnrolling] = useState(pending !== null);

  async function attempt(what: Exclude<Busy, "no">, to: () => Promise<{ readonly address: string; readonly invitation: string }>): Promise<void> {
    setBusy(what);
    setProblem(null);
    try {
      const { address: at, invitation } = await to();
      const outcome = await enrol(at, invitation);
      if (outcome.enrolled) return await onEnrolled(outcome.person);
      const code = outcome.problem.code;
      setProblem(i18n.exists(`sync:${code}`) ? sentencesOf(t as never, code) : t("failed"));
    } catch (error) {
      setProblem(error instanceof IpcError && error.code === "refused" ? error.message : t("failed"));
    }
    setBusy("no");
  }

  const asked = useRef(false);
  const ask = useEffectEvent((): void => {
    if (!pending || asked.current) return;
    asked.current = true;
    void attempt("enrolling", async () => pending);
  });
  useEffect(() => ask(), []);

  const startSample = () =>
    attempt("sample", async () => {
      const sample = await windowApi.sample.start();
      const first = sample.personas.find(({ persona }) => !persona.includes("secretariat")) ?? sample.personas[0];
      if (!first) throw new Error("The sample hub names nobody");
      return { address: sample.address, invitation: first.invitation };
    });

  return (
    <main className={classes["welcome"]}>
      <div className={classes["sheet"]}>
        <h1>{t("title")}</h1>
        <p className={classes["lead"]}>{t("lead")}</p>
        {problem && (
          <p className={classes["problem"]} role="alert">
            {problem}
          </p>
        )}
        {busy !== "no" && !enrolling && <p role="status">{t("sampleStarting")}</p>}
        <section className={classes["choice"]}>
          <div>
            <h2>{t("sample.title")}</h2>
            <p>{t("sample.says")}</p>
          </div>
          <Button
            leftSection={<IconFlask size={16} aria-hidden />}
            loading={busy === "sample"}
            disabled={busy === "enrolling"}
            onClick={() => void startSample()}
          >
            {t("sample.button")}
          </Button>
        </section>
        <section className={classes["choice"]}>
          <div>
            <h2>{t("enrol.title")}</h2>
            <p>{t("enrol.says")}</p>
          </div>
          {!enrolling && (
            <Button variant="default" leftSection={<IconMail size={16} aria-hidden />} disabled={busy !== "no"} onClick={() => setEnrolling(true)}>
              {t("enrol.open")}
            </Button>
          )}
          {enrolling && (
            <form
              className={classes["form"]}
              onSubmit={(event) => {
                event.preventDefault();
                void attempt("enrolling", async () => ({ address: addressOf(address), invitation: code.trim() }));
              }}
            >
              <TextInput
                label={t("enrol.address")}
                placeholder="wss://"
                value={address}
                onChange={(event) => setAddress(event.currentTarget.value)}
                required
                ref={focusWhenShown}
              />
              <PasswordInput
                label={t("enrol.code")}
                value={code}
                onChange={(event) => setCode(event.currentTarget.value)}
                required
                visibilityToggleButtonProps={{ "aria-label": t("enrol.showCode") }}
              />
              <Button type="submit" loading={busy === "enrolling"} disabled={busy === "sample" || !address.trim() || !code.trim()}>
                {t("enrol.button")}
              </Button>
            </form>
          )}
        </section>
      </div>
    </main>
  );
}

const focusWhenShown = (input: HTMLInputElement | null): void => input?.focus();

/** People paste what they were sent: `hub.example.org` as well as a whole address. */
function addressOf(text: string): string {
  const address = text.trim().replace(/\/+$/, "");
  return /^[a-z]+:\/\//i.test(address) ? address.replace(/^http/i, "ws") : `wss://${address}`;
}
