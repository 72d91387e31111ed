import { ActionIcon } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { mayCreate } from "#shared/domain/permissions.ts";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { useList } from "#renderer/platform/desk/use-record.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { ListDetail, type Row } from "#renderer/ui/list-detail.tsx";
import { BodyDetail } from "./body-detail.tsx";
import { orderBodies } from "./order-teams.ts";
import { StartNew } from "./start-new.tsx";

const place = "/network/bodies";

export function BodiesPage(): ReactNode {
  const { id } = useParams();
  return id === "new" ? <StartNew kind="body" under={place} /> : <Bodies chosen={id} />;
}

function Bodies({ chosen }: { readonly chosen: string | undefined }): ReactNode {
  const { t } = useTranslation(["network", "vocabulary"]);
  const { actor } = useDesk();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const watched = useList({ kind: "body" });
  const bodies = watched.state === "ready" ? watched.value : undefined;
  const items = useMemo(() => bodies && orderBodies(bodies), [bodies]);
  const mayAdd = mayCreate(actor, { kind: "body", scope: "forum", audience: "network" }).allowed;

  function rowOf(body: RecordDocument): Row {
    const type = body.status ? t(`vocabulary:bodyType.${body.status}`) : "";
    return {
      id: body.id,
      title: body.title || type || t("body.unnamed"),
      aside: type === body.title ? "" : type,
      conflicts: body.conflicts,
      search: body.search,
    };
  }

  return (
    <ListDetail
      label={t("view.bodies")}
      items={items}
      {...(watched.state === "failed" ? { failed: t("failed") } : {})}
      row={rowOf}
      chosen={chosen}
      onChoose={(next) => void navigate(next ? `${place}/${encodeURIComponent(next)}` : place)}
      empty={mayAdd ? { sentence: t("body.none"), action: { label: t("body.new"), to: `${place}/new` } } : { sentence: t("body.noneReadOnly") }}
      unchosen={t("body.nothingOpen")}
      tools={
        mayAdd ? (
          <ActionIcon component={Link} to={`${place}/new`} variant="default" aria-label={t("body.new")} title={t("body.new")}>
            <IconPlus size={16} aria-hidden />
          </ActionIcon>
        ) : undefined
      }
      detail={chosen ? <BodyDetail key={chosen} id={chosen} isNew={parameters.has("new")} /> : null}
    />
  );
}
