import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams, useSearchParams } from "react-router";
import type { RecordDocument } from "#renderer/platform/store/types.ts";

interface QuestionnaireSelectProps {
  readonly all: readonly RecordDocument[];
  readonly chosen: string;
}

/** Which version is looked at; the address remembers it. */
export function QuestionnaireSelect({ all, chosen }: QuestionnaireSelectProps): ReactNode {
  const { t } = useTranslation("intake");
  const { pathname } = useLocation();
  const { id } = useParams();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  return (
    <Select
      aria-label={t("questionnaire")}
      value={chosen}
      allowDeselect={false}
      data={all.map((one) => ({ value: one.id, label: t("version", { title: one.title, version: Number(one.summary["version"]) }) }))}
      onChange={(next) => {
        const query = new URLSearchParams(parameters);
        if (next) query.set("questionnaire", next);
        // Another version has other responses: the one that is open is left.
        void navigate(`${id === undefined ? pathname : "/intake"}?${query.toString()}`);
      }}
    />
  );
}
