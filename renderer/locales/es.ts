import "dayjs/locale/es";

export const words = import.meta.glob<Readonly<Record<string, unknown>>>("./es/*.json", { eager: true, import: "default" });
