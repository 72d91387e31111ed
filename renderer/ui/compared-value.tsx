import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { differences } from "#renderer/ui/word-differences.ts";
import classes from "#renderer/ui/compared-value.module.css";

export interface ComparedValueProps {
  readonly value: string | readonly string[];
  /** What it stands beside: what differs from it is marked. */
  readonly compared?: string | readonly string[] | undefined;
}

/** A value in words, a line for each part of a list. */
export function ComparedValue({ value, compared }: ComparedValueProps): ReactNode {
  const { t } = useTranslation("common");
  if (value.length === 0) return <p className={classes["nothing"]}>{t("nothingWritten")}</p>;
  if (typeof value === "string") {
    const stretches = typeof compared === "string" && value.length > 40 ? differences(value, compared) : [{ text: value, differs: false }];
    return (
      <p dir="auto" className={classes["value"]}>
        {stretches.map((one, at) => (one.differs ? <mark key={at}>{one.text}</mark> : <span key={at}>{one.text}</span>))}
      </p>
    );
  }
  const others = new Set(typeof compared === "string" ? [compared] : compared);
  return (
    <ul className={classes["lines"]}>
      {value.map((line, at) => (
        <li key={at} dir="auto">
          {compared && !others.has(line) ? <mark>{line}</mark> : line}
        </li>
      ))}
    </ul>
  );
}
