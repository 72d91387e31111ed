import { Button, Popover } from "@mantine/core";
import { IconBriefcase } from "@tabler/icons-react";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LoadingState } from "#renderer/ui/states.tsx";

/** What makes papers is read when one is wanted: the button stands on the first screen. */
const BriefChoice = lazy(async () => ({ default: (await import("./brief-choice.tsx")).BriefChoice }));

/** The national brief of a country as PDF, as a Word file, or on paper. */
export function BriefButton({ country }: { readonly country: string }): ReactNode {
  const { t } = useTranslation("paper");
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconBriefcase size={16} aria-hidden />} onClick={() => setOpen(!open)}>
          {t("brief.button")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("brief.title")}>
        <Suspense fallback={<LoadingState />}>
          <BriefChoice country={country} onDone={() => setOpen(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
