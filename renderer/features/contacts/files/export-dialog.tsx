import { Button, Checkbox, CopyButton, Modal, NativeSelect, Radio, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheck, IconCopy, IconDownload } from "@tabler/icons-react";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { foldedText, holdsEveryWord, searchedWords } from "#shared/domain/vocabulary/search.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { localToday } from "#renderer/platform/local-now.ts";
import { saveFile } from "#renderer/platform/save-file.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { IpcError } from "#renderer/platform/window-api.ts";
import { doAside, heldContacts } from "./do-aside.ts";
import { exportFormats, type ExportFormat, type MailAddresses } from "./jobs.ts";
import classes from "./exchange.module.css";

interface ExportDialogProps {
  /** In the order of the list. */
  readonly all: readonly RecordDocument[];
  /** What the filters leave; null when nothing is filtered. */
  readonly filtered: readonly RecordDocument[] | null;
  readonly onClose: () => void;
}

type Which = "all" | "filtered" | "chosen";
type Form = ExportFormat | "mail";
const separators = ["; ", ", ", "\n"] as const;

/** Contacts as cards, as a table, or as addresses for a letter: all of them, those that are filtered, or chosen ones. */
export function ExportDialog({ all, filtered, onClose }: ExportDialogProps): ReactNode {
  const { t } = useTranslation("exchange");
  const desk = useDesk();
  const [which, setWhich] = useState<Which>(filtered ? "filtered" : "all");
  const [form, setForm] = useState<Form>("vcard4");
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const contacts = useMemo(
    () => (which === "all" ? all : which === "filtered" ? (filtered ?? all) : all.filter(({ id }) => picked.has(id))),
    [which, all, filtered, picked],
  );

  async function save(): Promise<void> {
    setBusy(true);
    try {
      const held = await heldContacts(desk, contacts);
      const made = await doAside({ job: "write", held, format: form as ExportFormat }, new AbortController().signal);
      if (made.state !== "done") return void notifications.show({ color: "red", message: t("export.failed") });
      const saved = await saveFile(t("export.fileName", { day: localToday() }), extensions[form as ExportFormat], made.result);
      if (saved.state === "cancelled") return;
      notifications.show({ message: t("export.saved", { count: contacts.length, name: saved.name }) });
      onClose();
    } catch (error) {
      notifications.show({ color: "red", message: error instanceof IpcError && error.code === "refused" ? error.message : t("export.failed") });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={t("export.title")} size="lg" closeButtonProps={{ "aria-label": t("common:close") }}>
      <Radio.Group label={t("export.which")} value={which} onChange={(value) => setWhich(value as Which)} mb="md">
        <div className={classes["choices"]}>
          <Radio value="all" label={t("export.all", { count: all.length })} />
          {filtered && <Radio value="filtered" label={t("export.filtered", { count: filtered.length })} />}
          <Radio value="chosen" label={t("export.chosen", { count: picked.size })} />
        </div>
      </Radio.Group>
      {which === "chosen" && <Picker all={all} picked={picked} onPick={setPicked} />}
      <NativeSelect
        label={t("export.form")}
        value={form}
        data={[...exportFormats, "mail"].map((value) => ({ value, label: t(`export.forms.${value}`) }))}
        onChange={(event) => setForm(event.currentTarget.value as Form)}
        mb="md"
      />
      {form === "mail" ? (
        <Addresses contacts={contacts} />
      ) : (
        <Button leftSection={<IconDownload size={16} aria-hidden />} loading={busy} disabled={contacts.length === 0} onClick={() => void save()}>
          {t("export.save", { count: contacts.length })}
        </Button>
      )}
    </Modal>
  );
}

const extensions = { vcard4: "vcf", vcard3: "vcf", csv: "csv", xlsx: "xlsx" } as const;
/** A few letters find the one among thousands. */
const shownAtMost = 100;

function Picker({
  all,
  picked,
  onPick,
}: {
  readonly all: readonly RecordDocument[];
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
}): ReactNode {
  const { t } = useTranslation("exchange");
  const [query, setQuery] = useState("");
  const words = searchedWords(query);
  const found = all.filter((one) => holdsEveryWord(words, foldedText(one)));
  return (
    <fieldset style={{ border: 0, padding: 0, margin: "0 0 16px" }} aria-label={t("export.pick")}>
      <TextInput
        mb="xs"
        aria-label={t("export.find")}
        placeholder={t("common:filter")}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <div className={classes["list"]}>
        {found.slice(0, shownAtMost).map(({ id, title }) => (
          <Checkbox
            key={id}
            label={<span dir="auto">{title || t("contacts:unnamed")}</span>}
            checked={picked.has(id)}
            onChange={(event) => {
              const next = new Set(picked);
              if (event.currentTarget.checked) next.add(id);
              else next.delete(id);
              onPick(next);
            }}
          />
        ))}
        {found.length > shownAtMost && <p className={classes["quiet"]}>{t("common:moreFound", { count: shownAtMost })}</p>}
      </div>
    </fieldset>
  );
}

function Addresses({ contacts }: { readonly contacts: readonly RecordDocument[] }): ReactNode {
  const { t } = useTranslation("exchange");
  const desk = useDesk();
  const [separator, setSeparator] = useState<(typeof separators)[number]>("; ");
  const [made, setMade] = useState<MailAddresses | null>(null);
  useEffect(() => {
    const cancel = new AbortController();
    const make = async (): Promise<void> => {
      const held = await heldContacts(desk, contacts);
      const outcome = await doAside({ job: "mail", held, separator }, cancel.signal);
      if (outcome.state === "done") setMade(outcome.result);
    };
    void make();
    return () => cancel.abort();
  }, [desk, contacts, separator]);
  const save = async (): Promise<void> => {
    const saved = await saveFile(t("export.mailName", { day: localToday() }), "txt", made?.text ?? "");
    if (saved.state === "saved") notifications.show({ message: t("export.saved", { count: made?.count ?? 0, name: saved.name }) });
  };
  return (
    <>
      <NativeSelect
        label={t("export.separator")}
        value={separator}
        data={separators.map((value) => ({ value, label: t(`export.separators.${value === "; " ? "semicolon" : value === ", " ? "comma" : "line"}`) }))}
        onChange={(event) => setSeparator(event.currentTarget.value as (typeof separators)[number])}
      />
      {made && (
        <div role="status">
          <p>{t("export.addresses", { count: made.count })}</p>
          {made.unreached.length > 0 && (
            <p className={classes["quiet"]} dir="auto">
              {t("export.unreached", { count: made.unreached.length, names: made.unreached.slice(0, 5).join(", ") })}
            </p>
          )}
        </div>
      )}
      <div className={classes["buttons"]}>
        <CopyButton value={made?.text ?? ""}>
          {({ copied, copy }) => (
            <Button disabled={!made?.count} leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />} onClick={copy}>
              {t(copied ? "common:copied" : "export.copy")}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" disabled={!made?.count} leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void save()}>
          {t("export.saveAddresses")}
        </Button>
      </div>
    </>
  );
}
