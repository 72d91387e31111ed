import { ActionIcon, Button, Popover, TextInput } from "@mantine/core";
import { IconBookmark, IconTrash } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { SavedFilters } from "#renderer/platform/desk/saved-filters.ts";
import classes from "#renderer/ui/filters.module.css";

/** Filters under a name: put them on, keep those that are set, remove them. Stands in a `FilterPanel`. */
export function SavedFiltersMenu<State>({ saved }: { readonly saved: SavedFilters<State> }): ReactNode {
  const { t } = useTranslation("common");
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState("");
  return (
    <div data-wide>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus withRoles>
        <Popover.Target>
          <Button fullWidth variant="default" leftSection={<IconBookmark size={16} aria-hidden />} onClick={() => setOpened(!opened)}>
            {t("savedFilters.label")}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t("savedFilters.label")}>
          <div className={classes["saved"]}>
            {saved.named.length === 0 && <p className={classes["quiet"]}>{t("savedFilters.none")}</p>}
            {saved.named.map((one) => (
              <div key={one.name} className={classes["savedRow"]}>
                <Button
                  variant="subtle"
                  justify="flex-start"
                  onClick={() => {
                    saved.set(one.state);
                    setOpened(false);
                  }}
                >
                  {one.name}
                </Button>
                <ActionIcon
                  aria-label={t("savedFilters.remove", { name: one.name })}
                  title={t("savedFilters.remove", { name: one.name })}
                  onClick={() => saved.remove(one.name)}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </div>
            ))}
            <form
              className={classes["savedRow"]}
              onSubmit={(event) => {
                event.preventDefault();
                if (name.trim() === "") return;
                saved.save(name);
                setName("");
              }}
            >
              <TextInput
                aria-label={t("savedFilters.name")}
                placeholder={t("savedFilters.name")}
                value={name}
                maxLength={60}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" disabled={name.trim() === ""}>
                {t("savedFilters.save")}
              </Button>
            </form>
          </div>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
