import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAppWindow } from "@tabler/icons-react";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#shared/ipc/contract.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { windowApi } from "#renderer/platform/window-api.ts";
import { Section } from "#renderer/ui/page.tsx";
import classes from "#renderer/features/today/today.module.css";

/** With sample data: the desks of the other people, to see the same work from their side. */
export function OtherDesks(): ReactNode {
  const { t } = useTranslation("today");
  const { person } = useDesk();
  const [sample, setSample] = useState<Output<"sample.read"> | null>(null);
  useEffect(() => {
    windowApi.sample.read().then(setSample, () => setSample(null));
  }, []);
  if (sample?.state === "lost") return <p className={classes["quiet"]}>{t("sampleLost")}</p>;
  if (sample?.state !== "running") return null;
  const others = sample.personas.filter(({ label }) => label !== person.name);
  const open = (persona: string): void => {
    windowApi.sample.open({ persona }).catch(() => notifications.show({ color: "red", message: t("deskFailed") }));
  };
  return (
    <Section title={t("otherDesks")}>
      <p className={classes["quiet"]}>{t("otherDesksSay")}</p>
      <div className={classes["desks"]}>
        {others.map(({ persona, label }) => (
          <Button key={persona} variant="default" leftSection={<IconAppWindow size={16} aria-hidden />} onClick={() => open(persona)}>
            {label}
          </Button>
        ))}
      </div>
    </Section>
  );
}
