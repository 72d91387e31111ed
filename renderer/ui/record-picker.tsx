import { CloseButton, Combobox, InputBase, Text, useCombobox } from "@mantine/core";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { foldedText, foldWords, holdsEveryWord, searchedWords } from "#shared/domain/vocabulary/search.ts";
import type { RecordDocument } from "#renderer/platform/store/types.ts";
import { lookOf } from "#renderer/ui/record-fields.tsx";

/** More than these are not shown: nobody scrolls through thousands, and a few letters find the one. */
const shownAtMost = 50;
const createOption = "create:";

export interface RecordPickerProps {
  readonly label: ReactNode;
  readonly description?: string;
  /** A record's id, or "". */
  readonly value: string;
  readonly choices: readonly RecordDocument[];
  readonly titleOf: (record: RecordDocument) => string;
  readonly hintOf?: (record: RecordDocument) => string;
  readonly placeholder: string;
  readonly nothing: string;
  /** Shown for an id that is not among the choices. */
  readonly unknown: string;
  readonly clearLabel: string;
  readonly readOnly: boolean;
  readonly error?: string;
  readonly onChoose: (id: string) => void;
  /** Offers to make what was typed and was not found. */
  readonly create?: { readonly label: (name: string) => string; readonly make: (name: string) => void };
}

/** Chooses one record by typing letters of its name. */
export function RecordPicker(props: RecordPickerProps): ReactNode {
  const { value, choices, titleOf, hintOf, readOnly, create } = props;
  const { t } = useTranslation("common");
  const [query, setQuery] = useState<string | null>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const chosen = useMemo(() => choices.find((choice) => choice.id === value), [choices, value]);
  const shownTitle = chosen ? titleOf(chosen) : value === "" ? "" : props.unknown;
  const found = useMemo(() => {
    if (!combobox.dropdownOpened) return [];
    const words = searchedWords(query ?? "");
    const fitting: RecordDocument[] = [];
    for (const choice of choices) {
      if (holdsEveryWord(words, foldedText(choice))) fitting.push(choice);
      if (fitting.length > shownAtMost) break;
    }
    return fitting;
  }, [choices, query, combobox.dropdownOpened]);

  const name = (query ?? "").trim();
  const offersToMake = create !== undefined && name !== "" && !found.some((choice) => foldWords(titleOf(choice)) === foldWords(name));

  function choose(option: string): void {
    if (option.startsWith(createOption)) create?.make(name);
    else props.onChoose(option);
    setQuery(null);
    combobox.closeDropdown();
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose} disabled={readOnly}>
      <Combobox.Target>
        <InputBase
          variant={lookOf(readOnly)}
          label={props.label}
          description={props.description}
          error={props.error}
          placeholder={readOnly ? undefined : props.placeholder}
          value={query ?? shownTitle}
          readOnly={readOnly}
          rightSectionPointerEvents="all"
          rightSection={value !== "" && !readOnly ? <CloseButton size="sm" aria-label={props.clearLabel} onClick={() => props.onChoose("")} /> : undefined}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            setQuery(null);
            combobox.closeDropdown();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={260} style={{ overflowY: "auto" }}>
          {found.slice(0, shownAtMost).map((choice) => (
            <Combobox.Option key={choice.id} value={choice.id} active={choice.id === value}>
              <Text size="sm">{titleOf(choice)}</Text>
              {hintOf?.(choice) ? (
                <Text size="xs" c="dimmed">
                  {hintOf(choice)}
                </Text>
              ) : null}
            </Combobox.Option>
          ))}
          {offersToMake ? <Combobox.Option value={createOption}>{create.label(name)}</Combobox.Option> : null}
          {found.length === 0 && !offersToMake ? <Combobox.Empty>{props.nothing}</Combobox.Empty> : null}
          {found.length > shownAtMost ? <Combobox.Empty>{t("moreFound", { count: shownAtMost })}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
