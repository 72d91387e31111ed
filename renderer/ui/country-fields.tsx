import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { countryChoices } from "#renderer/ui/country-name.ts";
import { CodeField, CodesField } from "#renderer/ui/record-fields.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";

interface CountryFieldProps {
  readonly form: RecordForm;
  readonly field: string;
  readonly label: string;
  readonly description?: string;
}

/** A register that holds a country. */
export function CountryField(props: CountryFieldProps): ReactNode {
  const { t, i18n } = useTranslation("common");
  return <CodeField {...props} choices={countryChoices(i18n.language)} searchable clearLabel={t("clearField", { label: props.label })} />;
}

interface CountriesFieldProps extends Omit<CountryFieldProps, "field"> {
  readonly set: string;
  readonly placeholder?: string;
  readonly wide?: boolean;
}

/** A set of countries. */
export function CountriesField(props: CountriesFieldProps): ReactNode {
  const { i18n } = useTranslation();
  return <CodesField {...props} choices={countryChoices(i18n.language)} />;
}
