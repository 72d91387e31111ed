import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Question } from "#shared/domain/questionnaire/definition.ts";
import { localisedText } from "#shared/domain/questionnaire/localised.ts";
import type { VersionChanges } from "./compare-versions.ts";
import classes from "./questionnaires.module.css";

/** What changes from one version to the next, and what it means for answers given already. */
export function VersionChangesList({ changes }: { readonly changes: VersionChanges }): ReactNode {
  const { t, i18n } = useTranslation("questionnaires");
  const titleOf = ({ number, title, name }: Question): string => [number, localisedText(title, i18n.language) || name].filter(Boolean).join(" ");
  const { added, gone, retyped, reworded, narrowed, same } = changes;
  const parts: readonly (readonly [name: string, lines: readonly string[]])[] = [
    ["added", added.map(titleOf)],
    ["gone", gone.map(titleOf)],
    [
      "retyped",
      retyped.map(({ question, before }) =>
        t("changes.type", { title: titleOf(question), before: t(`oneOf.${before}` as never), now: t(`oneOf.${question.type}` as never) }),
      ),
    ],
    ["narrowed", narrowed.map(({ question, choices }) => t("changes.choices", { title: titleOf(question), choices: choices.join(", ") }))],
    ["reworded", reworded.map(titleOf)],
  ];
  return (
    <div data-testid="version-changes">
      <p className={classes["sentence"]}>{t("changes.same", { count: same.length })}</p>
      {same.length > 0 && <p className={classes["note"]}>{t("changes.carryOver")}</p>}
      {parts
        .filter(([, lines]) => lines.length > 0)
        .map(([name, lines]) => (
          <div key={name} className={classes["change"]} data-testid={`changes-${name}`}>
            <h3>{t(`changes.${name}` as never, { count: lines.length })}</h3>
            <ul>
              {lines.map((line, at) => (
                <li key={at}>
                  <bdi>{line}</bdi>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </div>
  );
}
