import { ActionIcon, Indicator, Select } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Choice } from "#renderer/ui/record-fields.tsx";
import classes from "#renderer/ui/filters.module.css";

interface FilterButtonProps {
  readonly label: string;
  /** Added to the label while the list is narrowed, so that it is not said by a dot alone. */
  readonly narrowedLabel: string;
  readonly narrowed: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** Opens a list's filters, and shows that some are set. */
export function FilterButton({ label, narrowedLabel, narrowed, open, onToggle }: FilterButtonProps): ReactNode {
  const words = narrowed ? `${label}. ${narrowedLabel}` : label;
  return (
    <Indicator disabled={!narrowed} size={8} offset={4}>
      <ActionIcon
        variant={narrowed ? "light" : "default"}
        color={narrowed ? "desk" : "gray"}
        aria-label={words}
        title={words}
        aria-expanded={open}
        onClick={onToggle}
      >
        <IconAdjustmentsHorizontal size={16} aria-hidden />
      </ActionIcon>
    </Indicator>
  );
}

/** Filters in two columns. A child with `data-wide` takes a whole line. */
export function FilterPanel({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={classes["panel"]}>{children}</div>;
}

interface FilterSelectProps {
  readonly label: string;
  readonly anyLabel: string;
  readonly value: string | null;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string | null) => void;
}

export function FilterSelect({ label, anyLabel, value, choices, onChange }: FilterSelectProps): ReactNode {
  return (
    <Select
      label={label}
      placeholder={anyLabel}
      clearable
      clearButtonProps={{ "aria-label": `${label}: ${anyLabel}`, "aria-hidden": false, tabIndex: 0 }}
      comboboxProps={{ width: "max-content", position: "bottom-start" }}
      value={value}
      data={[...choices]}
      onChange={onChange}
    />
  );
}
