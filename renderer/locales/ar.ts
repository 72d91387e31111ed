import "dayjs/locale/ar";

export const words = import.meta.glob<Readonly<Record<string, unknown>>>("./ar/*.json", { eager: true, import: "default" });
