import { Checkbox } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useNavigate, useParams, useSearchParams } from "react-router";
import { countOn } from "#shared/domain/process/memberships.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { useCountryName } from "#renderer/ui/country-name.ts";
import { FilterButton, FilterPanel } from "#renderer/ui/filters.tsx";
import { ListDetail, type Row } from "#renderer/ui/list-detail.tsx";
import { ProcessDetail } from "./process-detail.tsx";
import { processOf, useToday } from "./use-processes.ts";
import { NoProcesses } from "./with-processes.tsx";

export function ProcessesPage(): ReactNode {
  const { id } = useParams();
  if (id === "new") return <StartNew />;
  return <Processes chosen={id} />;
}

/** The key stands in the scope of the process's records, so it is short and never changes. */
function StartNew(): ReactNode {
  const [id] = useState(() => `process.${crypto.randomUUID().replaceAll("-", "").slice(0, 16)}`);
  return <Navigate replace to={`/regions/processes/${id}?new`} />;
}

function Processes({ chosen }: { readonly chosen: string | undefined }): ReactNode {
  const { t } = useTranslation("regions");
  const { actor } = useDesk();
  const navigate = useNavigate();
  const nameOf = useCountryName();
  const today = useToday();
  const [parameters] = useSearchParams();
  const [mine, setMine] = useState(false);
  const [archived, setArchived] = useState(false);
  const [panel, setPanel] = useState(false);
  const watched = useList({ kind: "process", lifecycle: archived ? "archived" : "active" });
  const documents = watched.state === "ready" ? watched.value : undefined;
  const { country } = actor;
  const items = mine && country ? documents?.filter((one) => processOf(one).memberships.some((member) => member.country === country)) : documents;
  const narrowed = mine || archived;

  function rowOf(document: RecordDocument): Row {
    const { memberships } = processOf(document);
    const { acronym } = document.summary;
    const { members } = countOn(memberships, today);
    const countries = memberships.map((member) => (member.country === "" ? member.name : nameOf(member.country)));
    return {
      id: document.id,
      title: document.title || t("unnamed"),
      aside: t("members", { count: members }),
      conflicts: document.conflicts,
      search: [acronym, ...countries].join(" "),
    };
  }

  if (documents?.length === 0 && !narrowed && !parameters.has("new")) return <NoProcesses />;
  const clear = { label: t("filter.clear"), onClick: () => (setMine(false), setArchived(false)) };
  return (
    <ListDetail
      label={t("heading")}
      items={items}
      failed={watched.state === "failed" ? t("failed") : undefined}
      row={rowOf}
      chosen={chosen}
      onChoose={(next) => void navigate(next ? `/regions/processes/${encodeURIComponent(next)}` : "/regions/processes")}
      empty={{ sentence: t(archived ? "empty.archived" : "empty.notFound"), action: clear }}
      unchosen={t("empty.nothingOpen")}
      tools={<FilterButton label={t("filter.open")} narrowedLabel={t("filter.active")} narrowed={narrowed} open={panel} onToggle={() => setPanel(!panel)} />}
      filters={
        panel ? (
          <FilterPanel>
            {country ? (
              <Checkbox
                wrapperProps={{ "data-wide": true }}
                label={t("filter.mine", { country: nameOf(country) })}
                checked={mine}
                onChange={(event) => setMine(event.currentTarget.checked)}
              />
            ) : null}
            <Checkbox
              wrapperProps={{ "data-wide": true }}
              label={t("filter.archived")}
              checked={archived}
              onChange={(event) => setArchived(event.currentTarget.checked)}
            />
          </FilterPanel>
        ) : undefined
      }
      detail={chosen ? <ProcessDetail key={chosen} id={chosen} isNew={parameters.has("new")} /> : null}
    />
  );
}
