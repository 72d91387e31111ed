import { useTranslation } from "react-i18next";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

type Titled = Pick<RecordDocument, "id" | "kind" | "title" | "parent" | "scope" | "summary">;
export type TitleFormatter = (document: Titled, language: string) => string;

const formatters = new Map<string, TitleFormatter>();

/** For kinds whose own title is a code, such as an answer's question. */
export function addTitleFormat(kind: string, formatter: TitleFormatter): void {
  formatters.set(kind, formatter);
}

/** What a record is called where many kinds stand together. */
export function useRecordTitle(): (document: Titled) => string {
  const { t, i18n } = useTranslation("app");
  return (document) =>
    formatters.get(document.kind)?.(document, i18n.language) ||
    document.title ||
    (i18n.exists(`app:kind.${document.kind}`) ? t(`kind.${document.kind}`) : document.kind);
}
