import { Button, Checkbox, TextInput } from "@mantine/core";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Questionnaire } from "#shared/domain/questionnaire/definition.ts";
import { countingSubmission, nextNumber } from "#shared/domain/submission/counting.ts";
import { frozenAnswers } from "#shared/domain/submission/freeze.ts";
import { submissionId, type SubmissionContent } from "#shared/domain/submission/submission.ts";
import { contentHash } from "#shared/lib/content-hash.ts";
import { asScope } from "#shared/lib/ids.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { clockIn } from "#renderer/platform/local-now.ts";
import { Section } from "#renderer/ui/page.tsx";
import type { Answers } from "../use-answers.ts";
import { useSubmissions } from "./use-submissions.ts";
import classes from "./review.module.css";

export interface SignOffProps {
  readonly answers: Answers;
  readonly definition: Questionnaire;
  readonly response: RecordDocument;
  /** How many answers a reader would miss. */
  readonly missing: number;
}

/** The focal point signs: the answer as it is now becomes a numbered submission. It needs no network; it is sent when there is one. */
export function SignOff({ answers, definition, response, missing }: SignOffProps): ReactNode {
  const { t, i18n } = useTranslation("workflow");
  const { records, person } = useDesk();
  const submissions = useSubmissions(response.id);
  const [signer, setSigner] = useState(person.name);
  const [accepts, setAccepts] = useState(false);
  const [state, setState] = useState<"ready" | "signing" | "failed">("ready");
  const { now, locale } = clockIn(i18n.language);
  const content = useMemo(
    (): SubmissionContent => ({
      questionnaire: response.parent,
      country: String(response.summary["country"] ?? ""),
      answers: frozenAnswers(definition, (name) => answers.get(name)?.view ?? null, { now, locale }) as SubmissionContent["answers"],
    }),
    [answers, now, locale, definition, response],
  );
  const hash = useMemo(() => contentHash(content as unknown as JsonValue), [content]);
  if (!submissions) return null;
  const conflicted = [...answers.values()].some((answer) => answer.conflicts.length > 0);
  const number = nextNumber(submissions);
  const counting = countingSubmission(submissions);
  const unchanged = counting?.hash === hash;
  const blocked = conflicted || unchanged || signer.trim() === "" || (missing > 0 && !accepts);

  const sign = async (): Promise<void> => {
    if (blocked) return;
    setState("signing");
    try {
      await records.edit({ id: submissionId(response.id, number, hash, records.replica()), kind: "submission", scope: asScope(response.scope) }, [
        { type: "set", field: "response", value: response.id },
        { type: "set", field: "number", value: number },
        { type: "set", field: "content", value: content as unknown as JsonValue },
        { type: "set", field: "hash", value: hash },
        { type: "set", field: "signer", value: signer.trim() },
      ]);
      setState("ready");
      setAccepts(false);
    } catch {
      setState("failed");
    }
  };

  return (
    <Section title={t("signTitle")}>
      {unchanged ? (
        <p className={classes["quiet"]}>{t("unchanged", { number: counting?.number })}</p>
      ) : (
        <form
          className={classes["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            void sign();
          }}
        >
          <p className={classes["quiet"]}>{t("signSays", { number })}</p>
          <TextInput label={t("signer")} value={signer} maxLength={400} required onChange={(event) => setSigner(event.currentTarget.value)} />
          {missing > 0 && (
            <Checkbox checked={accepts} onChange={(event) => setAccepts(event.currentTarget.checked)} label={t("signAllTheSame", { count: missing })} />
          )}
          {conflicted && <p className={classes["amber"]}>{t("decideFirst")}</p>}
          {state === "failed" && (
            <p className={classes["problem"]} role="alert">
              {t("signFailed")}
            </p>
          )}
          <div>
            <Button type="submit" loading={state === "signing"} disabled={blocked}>
              {t("sign", { number })}
            </Button>
          </div>
        </form>
      )}
    </Section>
  );
}
