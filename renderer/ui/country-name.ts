import { alpha3ToAlpha2 } from "i18n-iso-countries";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";

/** Names countries in the reader's language. */
export function useCountryName(): (country: string) => string {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useCallback((country) => countryName(country, language), [language]);
}

const names = new Map<string, Intl.DisplayNames>();

/** @param country ISO 3166-1 alpha-3; what is no such code is given back as it is */
export function countryName(country: string, language: string): string {
  const short = alpha3ToAlpha2(country);
  if (!short) return country;
  let of = names.get(language);
  if (!of) names.set(language, (of = new Intl.DisplayNames(language, { type: "region" })));
  return of.of(short) ?? country;
}
