import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { nationalBriefOnPaper } from "#shared/domain/brief/national-brief.ts";
import { PaperButtons } from "#renderer/features/paper/index.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { wordingIn } from "#renderer/ui/answer-words.ts";
import { countryName } from "#renderer/ui/country-name.ts";
import { gatherBrief } from "./gather-brief.ts";
import classes from "./brief.module.css";

/** As what the brief is wanted. */
export function BriefChoice({ country, onDone }: { readonly country: string; readonly onDone: () => void }): ReactNode {
  const { t, i18n } = useTranslation("paper");
  const { records } = useDesk();
  const paper = async () => nationalBriefOnPaper(await gatherBrief(records, country, i18n.language), wordingIn(i18n.language));
  return (
    <div className={classes["brief"]}>
      <p>{t("brief.says", { country: countryName(country, i18n.language) })}</p>
      <PaperButtons paper={paper} onDone={onDone} />
    </div>
  );
}
