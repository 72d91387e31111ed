import { Alert, Button } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconArrowsExchange, IconCheck } from "@tabler/icons-react";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { emptyRecord } from "#shared/crdt/record.ts";
import { viewOf } from "#shared/crdt/view.ts";
import { hasRoleOn } from "#shared/domain/contact/roles-on-day.ts";
import { handoverOnPaper, type HandoverBrief } from "#shared/domain/handover/handover-brief.ts";
import { planHandover, type HandoverChange } from "#shared/domain/handover/plan-handover.ts";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { asRecordId } from "#shared/lib/ids.ts";
import { PaperButtons } from "#renderer/features/paper/index.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import { usePersonNames } from "#renderer/platform/desk/use-person-name.ts";
import { useRecordTitle } from "#renderer/platform/desk/use-record-title.ts";
import { localToday } from "#renderer/platform/local-now.ts";
import type { RecordChange, RecordDocument } from "#renderer/platform/store/types.ts";
import { wordingIn } from "#renderer/ui/answer-words.ts";
import { Page, PageHead, Section } from "#renderer/ui/page.tsx";
import { Fields } from "#renderer/ui/record-fields.tsx";
import { useOwnScope } from "#renderer/ui/record-form.ts";
import { RecordPicker } from "#renderer/ui/record-picker.tsx";
import { newRowId } from "#renderer/ui/row-id.ts";
import { EmptyState, LoadingState } from "#renderer/ui/states.tsx";
import { gatherHandover, viewIn } from "./gather-handover.ts";
import { HandoverChanges } from "./handover-changes.tsx";
import classes from "./handover.module.css";

export function HandoverPage(): ReactNode {
  const { t } = useTranslation("handover");
  const { actor } = useDesk();
  const contacts = useList({ kind: "contact" });
  const tasks = useList({ kind: "task" });
  if (actor.role !== "focal-point" || !actor.country) return <EmptyState sentence={t("notAllowed")} />;
  if (contacts.state !== "ready" || tasks.state !== "ready") return <LoadingState />;
  const own = ({ scope }: RecordDocument): boolean => countryOfScope(scope) === actor.country;
  return <Handover country={actor.country} contacts={contacts.value.filter(own)} tasks={tasks.value.filter(own)} />;
}

interface HandoverProps {
  readonly country: string;
  readonly contacts: readonly RecordDocument[];
  readonly tasks: readonly RecordDocument[];
}

function Handover({ country, contacts, tasks }: HandoverProps): ReactNode {
  const { t, i18n } = useTranslation("handover");
  const desk = useDesk();
  const scope = useOwnScope();
  const titleOf = useRecordTitle();
  const nameOf = usePersonNames();
  const [today] = useState(localToday);
  const [leaving, setLeaving] = useState(() => contacts.find(({ summary }) => hasRoleOn(summary, "focal-point", today))?.id ?? "");
  const [following, setFollowing] = useState("");
  // Ids of what may be begun here, the same for every look at the preview.
  const [begun] = useState(() => ({ contact: asRecordId(`contact.${crypto.randomUUID()}`), row: newRowId() }));
  const [newName, setNewName] = useState("");
  const [day, setDay] = useState<string>(today);
  const [state, setState] = useState<"open" | "done" | "failed">("open");

  const changes = useMemo((): readonly HandoverChange[] | null => {
    const from = contacts.find(({ id }) => id === leaving);
    const known = contacts.find(({ id }) => id === following);
    if (!from || day === "" || leaving === following || (!known && newName === "")) return null;
    return planHandover({
      leaving: viewIn(from),
      following: known ? viewIn(known) : viewOf(emptyRecord(begun.contact, "contact", scope)),
      day,
      newName: known ? "" : newName,
      newRow: begun.row,
      contacts: contacts.map(viewIn),
      tasks: tasks.filter(({ status, summary }) => status === "open" && summary["person"] === desk.actor.person).map(viewIn),
    });
  }, [contacts, tasks, leaving, following, newName, day, begun, scope, desk.actor.person]);

  const calledBy = (id: string): string => {
    const document = contacts.find((one) => one.id === id) ?? tasks.find((one) => one.id === id);
    return document ? titleOf(document) : newName;
  };
  const people = { leaving: calledBy(leaving), following: following ? calledBy(following) : newName, day };
  const gather = (): Promise<HandoverBrief> => gatherHandover(desk, country, people, { language: i18n.language, titleOf, nameOf: (id) => nameOf(id).name });
  const paper = async () => handoverOnPaper(await gather(), wordingIn(i18n.language));

  async function handOver(): Promise<void> {
    if (!changes) return;
    const edits = new Map<string, RecordChange>();
    for (const { kind, id, field, value } of changes) {
      const before = edits.get(id);
      const target = { id: asRecordId(id), kind, scope };
      edits.set(id, { target, edits: [...(before?.edits ?? []), { type: "set", field, value }] });
    }
    try {
      await desk.records.editTogether([...edits.values()]);
      setState("done");
    } catch {
      setState("failed");
    }
  }

  const picker = { titleOf, hintOf: ({ summary }: RecordDocument) => (summary["name"] ? String(summary["function"] ?? "") : ""), readOnly: state === "done" };
  const words = { placeholder: t("placeholder"), nothing: t("nothing"), unknown: newName || t("unknown"), clearLabel: t("clear") };
  return (
    <Page>
      <PageHead
        title={t("title")}
        subtitle={t("about")}
        actions={
          <Button component={Link} to="/contacts" variant="default">
            {t("toContacts")}
          </Button>
        }
      />
      <div className={classes["choices"]}>
        <Fields>
          <RecordPicker {...picker} {...words} label={t("leaving")} value={leaving} choices={contacts} onChoose={setLeaving} />
          <RecordPicker
            {...picker}
            {...words}
            label={t("following")}
            description={t("followingHelp")}
            value={following || (newName ? begun.contact : "")}
            choices={contacts}
            onChoose={(id) => {
              setFollowing(id);
              setNewName("");
            }}
            create={{
              label: (name) => t("create", { name }),
              make: (name) => {
                setFollowing("");
                setNewName(name.slice(0, 200));
              },
            }}
          />
          <DateInput label={t("day")} value={day} valueFormat="D MMMM YYYY" readOnly={state === "done"} onChange={(next) => setDay(next ?? "")} />
        </Fields>
      </div>
      <Section title={t("changes")}>
        {leaving !== "" && leaving === following ? (
          <p className={classes["quiet"]}>{t("same")}</p>
        ) : changes ? (
          <HandoverChanges changes={changes} calledBy={calledBy} day={day} />
        ) : (
          <p className={classes["quiet"]}>{t("chooseFirst")}</p>
        )}
        <p className={classes["quiet"]}>{t("account")}</p>
      </Section>
      <Waiting gather={gather} country={country} />
      {state === "done" && (
        <Alert color="green" icon={<IconCheck size={18} aria-hidden />} role="status" mb="lg">
          {t("done")}
        </Alert>
      )}
      {state === "failed" && (
        <Alert color="red" role="alert" mb="lg">
          {t("failed")}
        </Alert>
      )}
      {state !== "done" && (
        <Button mb="lg" disabled={!changes} leftSection={<IconArrowsExchange size={16} aria-hidden />} onClick={() => void handOver()}>
          {t("do")}
        </Button>
      )}
      <Section title={t("brief")}>
        <p className={classes["quiet"]}>{t("briefAbout")}</p>
        <PaperButtons paper={paper} onDone={() => undefined} />
      </Section>
    </Page>
  );
}

const parts = ["conflicts", "surveys", "circulars", "tasks", "initiatives", "offers"] as const;

/** How much of each sort waits for the one who follows. */
function Waiting({ gather, country }: { readonly gather: () => Promise<HandoverBrief>; readonly country: string }): ReactNode {
  const { t } = useTranslation("handover");
  const [brief, setBrief] = useState<HandoverBrief | null>(null);
  useEffect(() => {
    let gone = false;
    void gather().then((gathered) => {
      if (!gone) setBrief(gathered);
    });
    return () => {
      gone = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- what waits does not hang on who follows
  }, [country]);
  if (!brief) return null;
  return (
    <Section title={t("waits")}>
      <dl className={classes["counts"]}>
        {parts.map((part) => (
          <div key={part}>
            <dt>{t(`waiting.${part}`)}</dt>
            <dd>{brief[part].length}</dd>
          </div>
        ))}
      </dl>
      <p className={classes["quiet"]}>{t("waitsAbout")}</p>
    </Section>
  );
}
