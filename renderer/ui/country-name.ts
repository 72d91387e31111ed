import { alpha3ToAlpha2, getAlpha3Codes } from "i18n-iso-countries";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";

/** Names countries in the reader's language. */
export function useCountryName(): (country: string) => string {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useCallback((country) => countryName(country, language), [language]);
}

export interface CountryChoice {
  /** ISO 3166-1 alpha-3. */
  readonly value: string;
  readonly label: string;
}

const choices = new Map<string, readonly CountryChoice[]>();

/** All countries in the order of the reader's language. */
export function countryChoices(language: string): readonly CountryChoice[] {
  let known = choices.get(language);
  if (!known) {
    const order = new Intl.Collator(language);
    known = Object.keys(getAlpha3Codes())
      .map((value) => ({ value, label: countryName(value, language) }))
      .sort((left, right) => order.compare(left.label, right.label));
    choices.set(language, known);
  }
  return known;
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
