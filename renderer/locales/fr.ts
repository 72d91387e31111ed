import "dayjs/locale/fr";

export const words = import.meta.glob<Readonly<Record<string, unknown>>>("./fr/*.json", { eager: true, import: "default" });
