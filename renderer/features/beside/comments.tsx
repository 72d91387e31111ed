import { ActionIcon, Button, Select, Textarea } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Audience } from "#shared/domain/kind.ts";
import { commentPlace } from "#shared/domain/comment/comment-place.ts";
import { mayWrite } from "#shared/domain/permissions.ts";
import { asRecordId, asScope } from "#shared/lib/ids.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useAuthors } from "#renderer/platform/desk/use-person-name.ts";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { LoadingState } from "#renderer/ui/states.tsx";
import { When } from "#renderer/ui/when.tsx";
import { useReaderWords } from "./reader-words.ts";
import classes from "./beside.module.css";

/** What is talked about: a record that is here, or one that may still be written (an answer). */
export interface Talked {
  readonly id: string;
  readonly scope: string;
  /** Who sees it: its own audience, narrowed by that of what it is a part of. */
  readonly audience: Audience;
}

/** What people say about a record, oldest first; undefined while it is being read. */
export function useComments(about: string): readonly RecordDocument[] | undefined {
  const watched = useList({ kind: "comment", parent: about, sort: "updated" });
  return useMemo(
    () => (watched.state === "ready" ? [...watched.value].sort((left, right) => left.updated - right.updated || (left.id < right.id ? -1 : 1)) : undefined),
    [watched],
  );
}

/** The thread about a record, and a field to add to it. Works without a connection. */
export function Comments({ about }: { readonly about: Talked }): ReactNode {
  const { t } = useTranslation("beside");
  const comments = useComments(about.id);
  if (!comments) return <LoadingState />;
  return (
    <div className={classes["part"]}>
      {comments.length === 0 && <p className={classes["quiet"]}>{t("comments.none")}</p>}
      <ol className={classes["thread"]} aria-label={t("comments.title")}>
        {comments.map((comment) => (
          <Said key={comment.id} comment={comment} />
        ))}
      </ol>
      <NewComment key={about.id} about={about} />
    </div>
  );
}

function Said({ comment }: { readonly comment: RecordDocument }): ReactNode {
  const { t } = useTranslation("beside");
  const { actor, records } = useDesk();
  const authorOf = useAuthors();
  const readers = useReaderWords();
  const [failed, setFailed] = useState(false);
  // Everything in a comment is written once, so who wrote last wrote it.
  const mayRemove = comment.updatedBy === actor.person && mayWrite(actor, { ...comment, author: comment.updatedBy }, "lifecycle", false).allowed;
  const remove = async (): Promise<void> => {
    try {
      await records.edit(comment as never, [{ type: "set", field: "lifecycle", value: "deleted" }]);
    } catch {
      setFailed(true);
    }
  };
  return (
    <li>
      <div className={classes["saidHead"]}>
        <span className={classes["quiet"]}>
          {authorOf(comment.updatedBy)} · <When at={comment.updated} /> · {readers(comment.scope, comment.audience)}
        </span>
        {mayRemove && (
          <ActionIcon size={24} aria-label={t("comments.remove")} title={t("comments.remove")} onClick={() => void remove()}>
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <p dir="auto">{String(comment.summary["text"] ?? "")}</p>
      {failed && (
        <p role="alert" className={classes["failed"]}>
          {t("comments.notRemoved")}
        </p>
      )}
    </li>
  );
}

function NewComment({ about }: { readonly about: Talked }): ReactNode {
  const { t } = useTranslation("beside");
  const { records, actor } = useDesk();
  const readers = useReaderWords();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Audience | null>(null);
  const [failed, setFailed] = useState(false);
  const { scope, audiences } = commentPlace(actor, about);
  const [usual] = audiences;
  if (!usual) return null;
  const audience = chosen && audiences.includes(chosen) ? chosen : usual;
  const words = text.trim();
  const say = async (): Promise<void> => {
    if (words === "") return;
    const target = { id: asRecordId(`comment.${crypto.randomUUID()}`), kind: "comment", scope: asScope(scope) };
    try {
      await records.edit(target, [
        { type: "set", field: "about", value: about.id },
        { type: "set", field: "text", value: words },
        { type: "set", field: "audience", value: audience },
      ]);
      setText("");
      // The next one is for one's own people again, unless it is said otherwise.
      setChosen(null);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      <Textarea
        aria-label={t("comments.new")}
        placeholder={t("comments.new")}
        value={text}
        maxLength={4_000}
        autosize
        minRows={2}
        maxRows={10}
        dir="auto"
        error={failed ? t("comments.notSaved") : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void say();
        }}
      />
      {audiences.length > 1 ? (
        <Select
          label={t("comments.readers")}
          value={audience}
          allowDeselect={false}
          data={audiences.map((value) => ({ value, label: readers(scope, value) }))}
          onChange={(value) => setChosen(value as Audience | null)}
        />
      ) : (
        <p className={classes["quiet"]}>{t("comments.readBy", { readers: readers(scope, audience) })}</p>
      )}
      <div className={classes["buttons"]}>
        <Button type="submit" disabled={words === ""}>
          {t("comments.say")}
        </Button>
      </div>
    </form>
  );
}
