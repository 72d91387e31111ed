import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BodyMember } from "#shared/domain/body/body.ts";
import { bodyRoles } from "#shared/domain/vocabulary/vocabulary.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import classes from "./network.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

/** In a troika an empty seat is said too: nobody need be past chair yet. */
const seatsOfTroika: readonly string[] = ["past-chair", "chair", "next-chair"];

/** Who was in a body on a day, by role. */
export function MembersOnDay({ type, members }: { readonly type: string; readonly members: readonly BodyMember[] }): ReactNode {
  const { t } = useTranslation(["network", "vocabulary"]);
  const nameOf = useCountryName();
  const roles = bodyRoles.filter((role) => (type === "troika" && seatsOfTroika.includes(role)) || members.some((member) => member.role === role));
  if (roles.length === 0) return <p className={classes["quiet"]}>{t("body.nobodyOnDay")}</p>;
  const called = ({ country, name }: BodyMember): string => [nameOf(country ?? ""), name].filter(Boolean).join(": ");
  return (
    <dl className={classes["facts"]} data-testid="on-day">
      {roles.map((role) => (
        <div key={role}>
          <dt>{t(`vocabulary:bodyRole.${role}`)}</dt>
          <dd>
            {members
              .filter((member) => member.role === role)
              .map(called)
              .join(comma()) || t("nobody")}
          </dd>
        </div>
      ))}
    </dl>
  );
}
