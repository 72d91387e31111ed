import { Spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useDesk, useRole } from "#renderer/platform/desk/desk.tsx";
import { useRecordTitle } from "#renderer/platform/desk/use-record-title.ts";
import { linkTo } from "#renderer/platform/desk/record-links.ts";
import { isShown } from "#renderer/platform/desk/shown-records.ts";
import { railOf } from "#renderer/app/shell/rail-table.ts";
import { SearchIndex } from "#renderer/app/shell/search-index.ts";
import classes from "#renderer/app/shell/search.module.css";

export function Search(): ReactNode {
  const { t, i18n } = useTranslation("app");
  const { store, actor, person } = useDesk();
  const role = useRole();
  const navigate = useNavigate();
  const titleOf = useRecordTitle();
  const [wanted, setWanted] = useState(false);
  const [words, setWords] = useState("");
  const [index, setIndex] = useState<SearchIndex | null>(null);
  const [, setVersion] = useState(0);

  useEffect(() => {
    if (!wanted) return;
    const opened = new SearchIndex(
      store.everything$(),
      () => setVersion((before) => before + 1),
      (document) => isShown(document, person),
    );
    setIndex(opened);
    return () => opened.close();
  }, [wanted, store, person]);

  const found = index && words.trim() ? index.find(words, (one) => linkTo(one) !== null) : [];
  const places = railOf(role, actor.processes.length > 0).filter(({ label }) => t(label).toLocaleLowerCase().includes(words.trim().toLocaleLowerCase()));
  const go = (path: string) => () => void navigate(path);

  return (
    <Spotlight.Root
      query={words}
      onQueryChange={setWords}
      onSpotlightOpen={() => setWanted(true)}
      shortcut="mod + K"
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 80 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.25 }}
      centered={false}
      yOffset={56}
      classNames={{ action: classes["action"] }}
    >
      <Spotlight.Search placeholder={t("search.placeholder")} leftSection={<IconSearch size={18} aria-hidden />} aria-label={t("search.label")} />
      <Spotlight.ActionsList>
        {found.map((one) => (
          <Spotlight.Action
            key={one.id}
            label={titleOf({ ...one, summary: {} })}
            description={i18n.exists(`app:kind.${one.kind}`) ? t(`kind.${one.kind}`) : one.kind}
            onClick={go(linkTo(one) ?? "")}
          />
        ))}
        {places.map(({ path, label, icon: Icon }) => (
          <Spotlight.Action key={path} label={t(label)} leftSection={<Icon size={18} stroke={1.6} aria-hidden />} onClick={go(path)} />
        ))}
        {found.length === 0 && places.length === 0 && <Spotlight.Empty>{t("search.nothing", { words })}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
