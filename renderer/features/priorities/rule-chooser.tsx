import { SegmentedControl, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usualRule, type ScoringRule } from "#shared/domain/tally/priorities.ts";
import { useChoice } from "#renderer/features/priorities/use-choice.ts";
import { isUsual, ruleText, weightsIn } from "#renderer/features/priorities/view-choices.ts";
import classes from "#renderer/features/priorities/priorities.module.css";

/** 5-4-3-2-1, plain counts, or weights of one's own. */
export function RuleChooser({ rule }: { readonly rule: ScoringRule }): ReactNode {
  const { t } = useTranslation("priorities");
  const choose = useChoice();
  const [own, setOwn] = useState(rule.by === "places" && !isUsual(rule));
  const [typed, setTyped] = useState(rule.by === "places" ? rule.weights.join(", ") : "");
  const kind = own ? "own" : rule.by === "count" ? "count" : "usual";
  const understood = weightsIn(typed);
  return (
    <div className={classes["rule"]}>
      <div>
        <div className={classes["label"]} id="scoring-rule">
          {t("rule")}
        </div>
        <SegmentedControl
          aria-labelledby="scoring-rule"
          value={kind}
          data={[
            { value: "usual", label: usualRule.by === "places" ? usualRule.weights.join("-") : "" },
            { value: "count", label: t("ruleKind.count") },
            { value: "own", label: t("ruleKind.own") },
          ]}
          onChange={(next) => {
            setOwn(next === "own");
            choose("rule", next === "count" ? "count" : next === "own" && understood ? understood.join("-") : null);
          }}
        />
      </div>
      {own && (
        <TextInput
          label={t("weights")}
          description={t("weightsAbout")}
          value={typed}
          {...(understood ? {} : { error: t("weightsWrong") })}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            const weights = weightsIn(event.currentTarget.value);
            if (weights) choose("rule", ruleText({ by: "places", weights }));
          }}
        />
      )}
    </div>
  );
}
