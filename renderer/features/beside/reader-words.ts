import { useTranslation } from "react-i18next";
import type { Audience } from "#shared/domain/kind.ts";
import { countryOfScope } from "#shared/domain/vocabulary/values.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useCountryName } from "#renderer/ui/country-name.ts";

/** Who reads what is written in a scope for an audience, in words. */
export function useReaderWords(): (scope: string, audience: Audience) => string {
  const { t } = useTranslation("beside");
  const { actor } = useDesk();
  const nameOf = useCountryName();
  return (scope, audience) => {
    if (scope.startsWith("process:")) return t("readers.process");
    if (audience === "network") return t("readers.network");
    if (scope === "forum") return t("readers.forum");
    const country = countryOfScope(scope);
    if (country === actor.country) return t(`readers.${audience}`);
    return t(`readers.other.${audience}`, { country: nameOf(country) });
  };
}
