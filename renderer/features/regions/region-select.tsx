import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { regions } from "#shared/domain/regions/regions.ts";
import { FilterSelect } from "#renderer/ui/filters.tsx";

/** The regions of the United Nations' M49 and, under each, its parts. */
export function RegionSelect({ value, onChange }: { readonly value: string | null; readonly onChange: (region: string | null) => void }): ReactNode {
  const { t } = useTranslation(["regions", "priorities"]);
  const nameOf = (code: string): string => t(`priorities:region.${code}` as never);
  const choices = [...regions].flatMap(([region, parts]) => [
    { value: region, label: nameOf(region) },
    ...parts.map((part) => ({ value: part, label: t("regionPart", { region: nameOf(region), part: nameOf(part) }) })),
  ]);
  return <FilterSelect label={t("region")} anyLabel={t("wholeWorld")} value={value} choices={choices} onChange={onChange} />;
}
