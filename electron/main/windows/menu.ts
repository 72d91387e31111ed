import { Menu, type MenuItemConstructorOptions } from "electron";
import type { TFunction } from "i18next";

export function setMenu(translate: TFunction, isDevelopment: boolean): void {
  const label = (name: string): { label: string } => ({ label: translate(`menu.${name}`) });
  const separator: MenuItemConstructorOptions = { type: "separator" };
  const developer: MenuItemConstructorOptions[] = [separator, { role: "reload", ...label("reload") }, { role: "toggleDevTools", ...label("developerTools") }];
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === "darwin" ? [{ role: "appMenu" } as const] : []),
    {
      ...label("edit"),
      submenu: [
        { role: "undo", ...label("undo") },
        { role: "redo", ...label("redo") },
        separator,
        { role: "cut", ...label("cut") },
        { role: "copy", ...label("copy") },
        { role: "paste", ...label("paste") },
        { role: "selectAll", ...label("selectAll") },
      ],
    },
    {
      ...label("view"),
      submenu: [
        { role: "resetZoom", ...label("actualSize") },
        { role: "zoomIn", ...label("zoomIn") },
        { role: "zoomOut", ...label("zoomOut") },
        separator,
        { role: "togglefullscreen", ...label("fullScreen") },
        ...(isDevelopment ? developer : []),
      ],
    },
    {
      ...label("window"),
      submenu: [
        { role: "minimize", ...label("minimise") },
        { role: "close", ...label("close") },
        ...(process.platform === "darwin" ? [] : [separator, { role: "quit", ...label("quit") } as const]),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
