/** What each method of the contract does. */
import { app, type BrowserWindow } from "electron";
import type { TFunction } from "i18next";
import { Refused, type Handlers } from "#electron/main/ipc/dispatch.ts";
import type { CommandLine } from "#electron/main/services/command-line.ts";
import type { Documents } from "#electron/main/services/documents.ts";
import type { Files } from "#electron/main/services/files.ts";
import type { InstallationKeys } from "#electron/main/services/installation-keys.ts";
import type { Log } from "#electron/main/services/log-file.ts";
import type { PaperPress } from "#electron/main/services/paper-press.ts";
import type { PreferredLanguage } from "#electron/main/services/preferred-language.ts";
import type { ProfileIdentity } from "#electron/main/services/profile-identity.ts";
import type { SampleDesk } from "#electron/main/services/sample-desk.ts";
import type { StoreCanary } from "#electron/main/services/store-canary.ts";
import type { Notice } from "#electron/main/services/system-notice.ts";
import type { DeskWindow } from "#electron/main/windows/desk-window.ts";
import { sessionText } from "#shared/lib/session-text.ts";

export interface Services {
  readonly commandLine: CommandLine;
  readonly language: PreferredLanguage;
  /** Rejects when the profile cannot say who it is: then nothing is answered that would let the page write. */
  readonly identity: Promise<ProfileIdentity>;
  readonly keys: () => Promise<InstallationKeys>;
  readonly sample: SampleDesk;
  readonly canary: StoreCanary;
  readonly files: Files;
  readonly documents: Documents;
  readonly press: PaperPress;
  readonly notify: (notice: Notice) => boolean;
  readonly log: Log;
  readonly translate: TFunction;
  readonly desk: () => DeskWindow | null;
}

export function handlersOf({
  commandLine,
  language,
  identity,
  keys,
  sample,
  canary,
  files,
  documents,
  press,
  notify,
  log,
  translate,
  desk,
}: Services): Handlers<BrowserWindow> {
  const keysOrSentence = (): Promise<InstallationKeys> =>
    keys().catch((error: unknown) => {
      log("error", "The installation's key could not be opened.", String(error));
      throw new Refused(translate("keyUnreadable"));
    });
  const sampleOrSentence = <Value>(answer: Promise<Value>): Promise<Value> =>
    answer.catch((error: unknown) => {
      if (error instanceof Refused) throw error;
      log("error", "The sample hub could not be started.", String(error));
      throw new Refused(translate("sampleFailed"));
    });

  return {
    "app.info": async () => {
      const chosenLanguage = await language.read();
      return {
        version: app.getVersion(),
        runtime: { electron: process.versions.electron, chromium: process.versions["chrome"] ?? "", node: process.versions.node },
        platform: process.platform,
        locale: chosenLanguage ?? (app.getLocale() || "en"),
        chosenLanguage,
        development: !app.isPackaged,
        profile: commandLine.profile === null ? "standard" : "named",
        pendingEnrolment: commandLine.enrolment,
        recovered: desk()?.takeRecovered() ?? false,
      };
    },
    "app.chooseLanguage": ({ language: chosen }) => language.write(chosen),
    "identity.read": async () => {
      const [opened, known] = await Promise.all([keysOrSentence(), identity]);
      // A sample hub that comes back on another port changes the address.
      await sample.read().catch(() => undefined);
      const enrolment = known.enrolment();
      return {
        publicKey: opened.publicKey(),
        installation: enrolment?.installation ?? null,
        replica: known.replica(),
        address: enrolment?.address ?? null,
        person: enrolment?.person ?? null,
        keyProtection: opened.protection(),
        replicaRenewed: known.wasRenewed,
      };
    },
    "identity.assign": async (enrolment) => ({ replica: await (await identity).assign(enrolment) }),
    "identity.renewReplica": async () => {
      const replica = await (await identity).renewReplica();
      if (!replica) throw new Refused(translate("notEnrolled"));
      return { replica };
    },
    "identity.sign": async ({ nonce }) => ({ signature: (await keysOrSentence()).sign(sessionText(nonce)) }),
    "identity.forget": async () => {
      await (await identity).forget();
      await (await keysOrSentence()).replace();
      await canary.forget();
      await documents.erase();
    },
    "sample.start": () => sampleOrSentence(sample.start()),
    "sample.read": () => sampleOrSentence(sample.read()),
    "sample.open": ({ persona }) => sampleOrSentence(sample.open(persona)),
    "canary.read": () => canary.read(),
    "canary.write": ({ records }) => canary.write(records),
    "files.save": (file) => files.save(file),
    "documents.choose": () => documents.choose(),
    "documents.keep": (file) => documents.keep(file),
    "documents.held": (contents) => documents.held(contents),
    "documents.read": (part) => documents.read(part),
    "documents.take": (part) => documents.take(part),
    "documents.open": (document) => documents.open(document),
    "documents.saveCopy": (document) => documents.saveCopy(document),
    "documents.sweep": (contents) => documents.sweep(contents),
    "paper.pdf": async (page) => ({ bytes: await press.pdf(page) }),
    "paper.print": async (page) => ({ state: await press.print(page) }),
    "window.setBadge": ({ count }) => void app.setBadgeCount(count),
    "window.notify": (notice) => ({ shown: notify(notice) }),
    "window.confirmClose": () => desk()?.confirmClose(),
    "log.write": ({ level, message, detail }) => log(level, message, detail),
  };
}
