import { ActionIcon, Button, TagsInput, Textarea } from "@mantine/core";
import { IconCheck, IconClockHour4, IconEye, IconShare, IconX } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Edit } from "#shared/crdt/edit.ts";
import { readField } from "#shared/domain/distribution/own-fields.ts";
import { distributionProgress } from "#shared/domain/distribution/progress.ts";
import { sameMinistry } from "#shared/domain/response/assignment.ts";
import { wordsOf } from "#shared/domain/vocabulary/read.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useEnrolled } from "#renderer/platform/desk/enrolled.ts";
import { useMinistries } from "#renderer/platform/desk/use-ministries.ts";
import { useObservable } from "#renderer/platform/desk/use-observable.ts";
import { ConflictBadge, RecordStatus } from "#renderer/ui/badges.tsx";
import { Section } from "#renderer/ui/page.tsx";
import { When } from "#renderer/ui/when.tsx";
import { Confirmations } from "./confirmations.tsx";
import type { OurDistribution } from "./in-our-country.tsx";
import classes from "./circulars.module.css";

/** What a focal point does with a circular: read it, pass it on, and see who has confirmed. */
export function FocalPointPart({ ours }: { readonly ours: OurDistribution }): ReactNode {
  const { t } = useTranslation("circulars");
  const { person } = useDesk();
  const { ministryOf } = useEnrolled();
  const { circular, document, view, editing } = ours;
  const { read, passedTo } = distributionProgress(document ?? undefined, ministryOf);
  const own = view?.value(readField(person.id));
  const about: Edit = { type: "set", field: "circular", value: circular.id };
  const mark = (value: number | null): void => void editing.edit(...(document ? [] : [about]), { type: "set", field: readField(person.id), value });
  return (
    <Section title={t("section.ours")} aside={document ? <RecordStatus document={document} /> : undefined}>
      <div className={classes["step"]}>
        {read === null ? (
          <>
            <Button leftSection={<IconEye size={16} aria-hidden />} onClick={() => mark(now())}>
              {t("read.mark")}
            </Button>
            <span className={classes["quiet"]}>{t("read.says")}</span>
          </>
        ) : (
          <>
            <IconCheck size={16} aria-hidden />
            <span>
              {t("read.done")} <When at={read} />
            </span>
            {typeof own === "number" && (
              <Button size="compact-sm" variant="subtle" onClick={() => mark(null)}>
                {t("read.undo")}
              </Button>
            )}
          </>
        )}
      </div>
      {passedTo.length > 0 && <PassedOn ours={ours} passedTo={passedTo} />}
      <PassOn ours={ours} passedTo={passedTo} first={document ? [] : [about]} isRead={read !== null} />
    </Section>
  );
}

/** The ministries that it was passed on to, and who of them confirmed. */
function PassedOn({ ours, passedTo }: { readonly ours: OurDistribution; readonly passedTo: readonly string[] }): ReactNode {
  const { t } = useTranslation("circulars");
  const { people$, person } = useDesk();
  const { ministryOf } = useEnrolled();
  const people = useObservable(() => people$, people$);
  const { document, view, editing } = ours;
  const { waiting } = distributionProgress(document ?? undefined, ministryOf);
  const isEnrolled = (ministry: string): boolean =>
    people.state !== "ready" ||
    [...people.value.values()].some(({ summary }) => summary["country"] === person.country && sameMinistry(String(summary["ministry"]), ministry));
  const note = view ? wordsOf(view, "note") : "";
  return (
    <>
      <ul className={classes["ministries"]} aria-label={t("passed.label")}>
        {passedTo.map((ministry) => (
          <li key={ministry}>
            <div className={classes["ministry"]}>
              {waiting.includes(ministry) ? <IconClockHour4 size={16} aria-hidden /> : <IconCheck size={16} aria-hidden />}
              <span>{ministry}</span>
              <span className={classes["quiet"]}>
                {t(waiting.includes(ministry) ? (isEnrolled(ministry) ? "passed.waiting" : "passed.nobody") : "passed.confirmed")}
              </span>
              {waiting.includes(ministry) && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("passed.takeBack", { ministry })}
                  onClick={() => void editing.edit({ type: "remove", set: "passedTo", element: ministry })}
                >
                  <IconX size={16} />
                </ActionIcon>
              )}
            </div>
            {view && <Confirmations view={view} of={ministry} />}
          </li>
        ))}
      </ul>
      {note !== "" && (
        <p className={classes["note"]} dir="auto">
          {t("passed.note")} {note} {document && document.conflicts > 0 ? <ConflictBadge record={document.id} field="note" /> : null}
        </p>
      )}
    </>
  );
}

const now = (): number => Date.now();

interface PassOnProps {
  readonly ours: OurDistribution;
  readonly passedTo: readonly string[];
  /** What is written with it when nobody has done anything yet. */
  readonly first: readonly Edit[];
  readonly isRead: boolean;
}

function PassOn({ ours, passedTo, first, isRead }: PassOnProps): ReactNode {
  const { t } = useTranslation("circulars");
  const { person } = useDesk();
  const known = useMinistries();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const before = ours.view ? wordsOf(ours.view, "note") : "";
  const [note, setNote] = useState<string | null>(null);
  const fresh = chosen.filter((ministry) => !passedTo.some((other) => sameMinistry(other, ministry)));

  async function passOn(): Promise<void> {
    const words = (note ?? before).trim();
    await ours.editing.edit(
      ...first,
      // Who passes something on has read it.
      ...(isRead ? [] : [{ type: "set", field: readField(person.id), value: now() } as const]),
      ...fresh.map((element) => ({ type: "add", set: "passedTo", element }) as const),
      ...(words === before ? [] : [{ type: "set", field: "note", value: words } as const]),
    );
    setChosen([]);
    setNote(null);
    setOpen(false);
  }

  if (!open) {
    return (
      <Button variant="default" leftSection={<IconShare size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t(passedTo.length === 0 ? "passOn.open" : "passOn.more")}
      </Button>
    );
  }
  return (
    <div className={classes["passOn"]}>
      <TagsInput
        label={t("passOn.ministries")}
        description={t("passOn.ministriesHelp")}
        value={[...chosen]}
        data={known.filter((ministry) => !passedTo.some((other) => sameMinistry(other, ministry)))}
        splitChars={[]}
        maxLength={200}
        data-autofocus
        onChange={setChosen}
      />
      <Textarea
        label={t("passOn.note")}
        description={t("passOn.noteHelp")}
        value={note ?? before}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes["step"]}>
        <Button disabled={fresh.length === 0} onClick={() => void passOn()}>
          {t("passOn.confirm", { count: fresh.length })}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          {t("common:cancel")}
        </Button>
      </div>
    </div>
  );
}
