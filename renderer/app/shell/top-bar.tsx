import { Button, Menu } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { spotlight } from "@mantine/spotlight";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useDesk } from "#renderer/platform/desk/desk.tsx";
import { features } from "#renderer/app/features.ts";
import { SyncPill } from "#renderer/app/shell/sync-pill.tsx";
import { countryName } from "#renderer/ui/country-name.ts";
import classes from "#renderer/app/shell/shell.module.css";
import { comma } from "#renderer/platform/words/comma.ts";

export function TopBar(): ReactNode {
  const { t, i18n } = useTranslation("app");
  const { person } = useDesk();
  const place = person.country ? countryName(person.country, i18n.language) : t(`role.${person.role}`);
  return (
    <header className={classes["bar"]}>
      <button type="button" className={classes["find"]} onClick={spotlight.open}>
        <IconSearch size={16} aria-hidden />
        <span>{t("search.label")}</span>
        <kbd className={classes["key"]}>{t("search.keys")}</kbd>
      </button>
      <NewMenu />
      <div className={classes["end"]}>
        <div className={classes["person"]}>
          <span title={person.name}>{person.name}</span>
          <span title={person.ministry}>{[person.name.includes(person.ministry) ? "" : person.ministry, place].filter(Boolean).join(comma())}</span>
        </div>
        <SyncPill />
      </div>
    </header>
  );
}

function NewMenu(): ReactNode {
  const { t } = useTranslation("app");
  const { person } = useDesk();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const actions = features.flatMap((feature) => (feature.newAction?.roles.includes(person.role) ? [feature.newAction] : []));
  useHotkeys([["mod+N", () => setOpen(actions.length > 0)]], []);
  if (actions.length === 0) return null;
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-start" width={220} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button className={classes["new"]!} variant="default" leftSection={<IconPlus size={16} aria-hidden />} title={t("new.hint")}>
          {t("new.label")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {/* Ctrl+N and Enter start the first of them: the focus waits on it. */}
        {actions.map(({ label, icon: Icon, path }, at) => (
          <Menu.Item key={path} data-autofocus={at === 0 || undefined} leftSection={<Icon size={16} aria-hidden />} onClick={() => void navigate(path)}>
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
