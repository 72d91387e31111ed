import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { countryChoices } from "#renderer/ui/country-name.ts";
import { CodesField } from "#renderer/ui/record-fields.tsx";
import type { RecordForm } from "#renderer/ui/record-form.ts";

interface CountriesFieldProps {
  readonly form: RecordForm;
  readonly label: string;
  readonly description?: string;
  readonly set: string;
  readonly placeholder?: string;
  readonly wide?: boolean;
}

/** A set of countries. */
export function CountriesField(props: CountriesFieldProps): ReactNode {
  const { i18n } = useTranslation();
  return <CodesField {...props} choices={countryChoices(i18n.language)} />;
}
