import { Notification, type BrowserWindow } from "electron";

export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** Tells a person something outside the window; a click brings the window forward. @returns whether this system shows such notices */
export function systemNotice(window: () => BrowserWindow | null): (notice: Notice) => boolean {
  // Held, because a notice that nothing refers to is forgotten with its click.
  let shown: Notification | null = null;
  return (notice) => {
    if (!Notification.isSupported()) return false;
    shown?.close();
    shown = new Notification(notice);
    shown.on("click", () => {
      const opened = window();
      if (opened?.isMinimized()) opened.restore();
      opened?.focus();
    });
    shown.show();
    return true;
  };
}
