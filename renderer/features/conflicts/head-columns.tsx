import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Head } from "#shared/crdt/record.ts";
import type { JsonValue } from "#shared/lib/json.ts";
import { usePersonNames } from "#renderer/platform/desk/use-person-name.ts";
import { useTitleOf } from "#renderer/platform/desk/use-title-of.ts";
import type { CompleteFormat } from "#renderer/platform/desk/value-format.ts";
import { ComparedValue } from "#renderer/ui/compared-value.tsx";
import { When } from "#renderer/ui/when.tsx";
import classes from "#renderer/features/conflicts/conflicts.module.css";

export interface HeadColumnsProps {
  readonly field: string;
  readonly heads: readonly Head[];
  readonly format: CompleteFormat;
  readonly mayDecide: boolean;
  readonly onKeep: (head: Head) => void;
}

/** The values beside one another: what, who, which ministry, when. */
export function HeadColumns({ field, heads, format, mayDecide, onKeep }: HeadColumnsProps): ReactNode {
  const { t } = useTranslation("conflicts");
  const nameOf = usePersonNames();
  return (
    <div className={classes["columns"]}>
      {heads.map((head, index) => {
        const by = head.origin?.by ?? head.by;
        const person = nameOf(by);
        return (
          <article key={head.dot.join(".")} className={classes["column"]} data-testid="conflict-value">
            <header>
              <strong>{person.name}</strong>
              {person.ministry && !person.name.includes(person.ministry) && <span>{person.ministry}</span>}
              <When at={head.origin?.at ?? head.at} alone />
            </header>
            <FieldValue field={field} value={head.value} compared={heads[index === 0 ? 1 : 0]!.value} format={format} />
            {head.reason && <p className={classes["reason"]}>{t("reasonGiven", { reason: head.reason })}</p>}
            {head.origin && head.origin.by !== head.by && <p className={classes["reason"]}>{t("putBack", { name: nameOf(head.by).name })}</p>}
            {mayDecide && (
              <Button variant="light" onClick={() => onKeep(head)}>
                {t("keepThis")}
              </Button>
            )}
          </article>
        );
      })}
    </div>
  );
}

interface FieldValueProps {
  readonly field: string;
  readonly value: JsonValue;
  readonly compared?: JsonValue;
  readonly format: CompleteFormat;
}

export function FieldValue({ field, value, compared, format }: FieldValueProps): ReactNode {
  if (typeof value === "string" && value !== "" && format.refers(field)) return <ReferredRecord id={value} />;
  return <ComparedValue value={format.value(field, value)} compared={compared === undefined ? undefined : format.value(field, compared)} />;
}

function ReferredRecord({ id }: { readonly id: string }): ReactNode {
  return <ComparedValue value={useTitleOf(id)} />;
}
