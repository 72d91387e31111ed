import { Button, Table } from "@mantine/core";
import { IconPencil, IconUserPlus } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ChangeProcesses, type ChangedPerson } from "#renderer/features/people/change-processes.tsx";
import { Invite } from "#renderer/features/people/invite.tsx";
import { useProcesses } from "#renderer/features/regions/index.ts";
import { useAnswer } from "#renderer/platform/desk/use-command.ts";
import { useSyncStatus } from "#renderer/platform/desk/use-sync-status.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { Page, PageHead } from "#renderer/ui/page.tsx";
import { sentencesOf } from "#renderer/ui/sentences.ts";
import { EmptyState, ErrorState, LoadingState } from "#renderer/ui/states.tsx";
import { When } from "#renderer/ui/when.tsx";
import classes from "#renderer/features/people/people.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

export function PeoplePage(): ReactNode {
  const { t } = useTranslation(["people", "sync"]);
  const { report } = useSyncStatus();
  const { answer, refresh } = useAnswer("people.list", report?.phase === "live");
  const [inviting, setInviting] = useState(false);
  const [changing, setChanging] = useState<ChangedPerson | null>(null);
  const nameOf = useCountryName();
  const shortNames = useShortNames();
  return (
    <Page wide>
      <PageHead
        title={t("title")}
        actions={
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
            {t("invite")}
          </Button>
        }
      />
      <Invite opened={inviting} onClose={() => setInviting(false)} onMade={refresh} />
      {changing && <ChangeProcesses person={changing} onClose={() => setChanging(null)} onChanged={refresh} />}
      {!answer && <LoadingState />}
      {answer && !answer.ok && <ErrorState sentence={answer.code === "offline" ? t("offline") : sentencesOf(t as never, answer.code)} retry={refresh} />}
      {answer?.ok && answer.output.length === 0 && <EmptyState sentence={t("empty")} action={{ label: t("invite"), onClick: () => setInviting(true) }} />}
      {answer?.ok && answer.output.length > 0 && (
        <Table className={classes["people"]} verticalSpacing={7}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("column.name")}</Table.Th>
              <Table.Th>{t("column.role")}</Table.Th>
              <Table.Th>{t("column.country")}</Table.Th>
              <Table.Th>{t("column.ministry")}</Table.Th>
              <Table.Th>{t("column.processes")}</Table.Th>
              <Table.Th>{t("column.state")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {answer.output.map((one) => (
              <Table.Tr key={one.person}>
                <Table.Td>{one.name}</Table.Td>
                <Table.Td>{t(`app:role.${one.role}`)}</Table.Td>
                <Table.Td>{one.country ? nameOf(one.country) : ""}</Table.Td>
                <Table.Td>{one.ministry}</Table.Td>
                <Table.Td>
                  {one.role === "secretariat" ? (
                    t("processes.all")
                  ) : (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      px={4}
                      ms={-4}
                      rightSection={<IconPencil size={14} aria-hidden />}
                      aria-label={t("processes.change", { name: one.name, processes: shortNames(one.processes) || t("processes.noneChosen") })}
                      onClick={() => setChanging(one)}
                    >
                      {shortNames(one.processes) || t("processes.noneChosen")}
                    </Button>
                  )}
                </Table.Td>
                <Table.Td>
                  <State {...one} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Page>
  );
}

/** Processes by key, in the one word by which each is called. */
function useShortNames(): (keys: readonly string[]) => string {
  const found = useProcesses();
  const names = new Map(found.state === "ready" ? found.processes.map(({ key, short }) => [key, short]) : []);
  return (keys) => keys.map((key) => names.get(key) ?? key).join(comma());
}

function State({
  enrolled,
  lastSeen,
  invitationExpires,
}: {
  readonly enrolled: boolean;
  readonly lastSeen: number | null;
  readonly invitationExpires: number | null;
}): ReactNode {
  const { t } = useTranslation("people");
  const [now] = useState(() => Date.now());
  if (lastSeen)
    return (
      <>
        {t("lastSeen")} <When at={lastSeen} />
      </>
    );
  if (enrolled) return t("enrolled");
  if (invitationExpires && invitationExpires > now)
    return (
      <>
        {t("invitedUntil")} <When at={invitationExpires} />
      </>
    );
  return t("notEnrolled");
}
