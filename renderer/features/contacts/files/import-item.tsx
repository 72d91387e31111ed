import { Radio } from "@mantine/core";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ContactEntry } from "#shared/domain/contact-file/contact-entry.ts";
import { choicesFor, type Decision, type ImportChoice } from "#shared/domain/contact-file/import-plan.ts";
import { differencesBetween, type Difference, type PreviewItem } from "#shared/domain/contact-file/preview.ts";
import { readPhone } from "#shared/domain/contact/phone.ts";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { noteWordsInLanguage } from "./do-aside.ts";
import classes from "./exchange.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

interface ImportItemProps {
  readonly item: PreviewItem;
  /** Of the file, where this one comes twice. */
  readonly earlier: ContactEntry | null;
  readonly decision: Decision;
  readonly onDecide: (decision: Decision) => void;
}

/** One contact of the file: what it says, what it would change on the desk, and what a person decides. */
export function ImportItem({ item, earlier, decision, onDecide }: ImportItemProps): ReactNode {
  const { t } = useTranslation("exchange");
  const { entry, existing } = item;
  const choices = choicesFor(item);
  const isMerged = decision.choice === "merge" && existing !== null;
  const differences = useMemo(() => (existing ? differencesBetween(entry, existing.contact, noteWordsInLanguage()) : []), [entry, existing]);
  const reasons = (existing?.reasons ?? item.earlier?.reasons ?? []).map((reason) => t(`reason.${reason}`)).join(comma());
  return (
    <Page>
      <PageHead title={entry.fullName} subtitle={[entry.function, entry.organisation].filter(Boolean).join(comma())} />
      <p>
        {t(`preview.says.${existing && !existing.isSamePerson ? "shared" : item.state}`, {
          name: (existing ? existing.contact.name || existing.contact.function : earlier?.fullName) ?? "",
          reasons,
          line: earlier?.line ?? 0,
        })}
      </p>
      <Radio.Group label={t("preview.decide")} value={decision.choice} onChange={(choice) => onDecide({ ...decision, choice: choice as ImportChoice })} mb="lg">
        <div className={classes["choices"]}>
          {choices.map((choice) => (
            <Radio key={choice} value={choice} label={t(`preview.choice.${choice}`)} />
          ))}
        </div>
      </Radio.Group>
      {isMerged && differences.length > 0 && (
        <Section title={t("preview.differences")}>
          <Differences differences={differences} decision={decision} onDecide={onDecide} />
        </Section>
      )}
      {item.beyondNotes > 0 && <p>{t("preview.beyondNotes", { count: item.beyondNotes })}</p>}
      <Section title={t("preview.inFile")}>
        <EntryShown entry={entry} />
      </Section>
    </Page>
  );
}

interface DifferencesProps {
  readonly differences: readonly Difference[];
  readonly decision: Decision;
  readonly onDecide: (decision: Decision) => void;
}

function Differences({ differences, decision, onDecide }: DifferencesProps): ReactNode {
  const { t } = useTranslation("exchange");
  return (
    <table className={classes["columns"]}>
      <thead>
        <tr>
          <th scope="col">{t("preview.field")}</th>
          <th scope="col">{t("preview.onDesk")}</th>
          <th scope="col">{t("preview.fromFile")}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={difference.field}>
            <td>{t(`field.${difference.field}`)}</td>
            {difference.kind === "adds" ? (
              <td colSpan={2} dir="auto">
                {t("preview.adds", { values: difference.values.map((value) => shownElement(difference.field, value)).join(comma()) })}
              </td>
            ) : difference.kind === "fills" ? (
              <td colSpan={2} dir="auto">
                {t("preview.fills", { value: difference.comes })}
              </td>
            ) : (
              (["keep", "take"] as const).map((side) => {
                const value = side === "keep" ? difference.have : difference.comes;
                return (
                  <td key={side}>
                    <Radio
                      name={`value-${difference.field}`}
                      label={<span dir="auto">{value}</span>}
                      aria-label={t(side === "keep" ? "preview.keepValue" : "preview.takeValue", { field: t(`field.${difference.field}`), value })}
                      checked={(decision.values[difference.field] ?? "keep") === side}
                      onChange={() => onDecide({ ...decision, values: { ...decision.values, [difference.field]: side } })}
                    />
                  </td>
                );
              })
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const shownElement = (field: string, value: string): string => (field === "phones" ? readPhone(value).number : value);

function EntryShown({ entry }: { readonly entry: ContactEntry }): ReactNode {
  const { t } = useTranslation("exchange");
  const facts: readonly (readonly [label: string, value: string])[] = [
    [t("field.name"), entry.nameFrom === "name" ? entry.fullName : ""],
    [t("field.function"), entry.function],
    [t("field.organisation"), entry.organisation],
    [t("field.department"), entry.department],
    [t("field.emails"), entry.emails.join("\n")],
    [t("field.phones"), entry.phones.map(({ number }) => number).join("\n")],
    [t("field.addresses"), entry.addresses.join("\n")],
    [t("field.languages"), entry.languages.join(comma())],
    [t("field.notes"), [entry.note, ...entry.further.map(({ label, value }) => `${label}: ${value}`)].filter(Boolean).join("\n")],
  ];
  return (
    <table className={classes["columns"]}>
      <tbody>
        {facts
          .filter(([, value]) => value !== "")
          .map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td dir="auto" style={{ whiteSpace: "pre-line" }}>
                {value}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
