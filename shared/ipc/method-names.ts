/** The names alone, so that the preload script carries no schemas. `contract.ts` says what each takes and gives. */
export const methodNames = [
  "app.info",
  "app.chooseLanguage",
  "identity.read",
  "identity.assign",
  "identity.renewReplica",
  "identity.sign",
  "identity.forget",
  "sample.start",
  "sample.read",
  "sample.open",
  "canary.read",
  "canary.write",
  "files.save",
  "documents.choose",
  "documents.keep",
  "documents.held",
  "documents.read",
  "documents.take",
  "documents.open",
  "documents.saveCopy",
  "documents.sweep",
  "paper.pdf",
  "paper.print",
  "window.setBadge",
  "window.notify",
  "window.confirmClose",
  "log.write",
] as const;

export type MethodName = (typeof methodNames)[number];

/** What main says without being asked. */
export const eventNames = ["window.beforeClose"] as const;
export type EventName = (typeof eventNames)[number];
