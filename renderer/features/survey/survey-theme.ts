/** SurveyJS in the colours and sizes of the desk. Every colour is one of the frame's variables, so that light and dark follow by themselves. */
import type { ITheme } from "survey-core";

const mixed = (share: number): string => `color-mix(in srgb, var(--mantine-color-text) ${share}%, var(--mantine-color-body))`;
const greys: Readonly<Record<string, number>> = {
  "000": 0,
  100: 3,
  150: 6,
  200: 10,
  250: 14,
  300: 20,
  400: 34,
  500: 55,
  600: 68,
  650: 72,
  700: 80,
  750: 84,
  800: 88,
  850: 92,
  900: 96,
  950: 98,
  999: 100,
};
const brand = "var(--mantine-primary-color-filled)";

export const surveyTheme: ITheme = {
  themeName: "desk",
  isPanelless: true,
  cssVariables: {
    "--sjs2-base-unit-size": "6px",
    "--sjs2-base-unit-spacing": "6px",
    "--sjs2-base-unit-radius": "6px",
    "--sjs2-base-unit-font-size": "7px",
    "--sjs2-base-unit-line-height": "6.8px",
    "--sjs2-typography-font-size-small": "12px",
    "--sjs2-typography-font-size-x-small": "12px",
    "--sjs2-typography-font-size-medium": "16px",
    "--sjs2-typography-font-family-text": "var(--mantine-font-family)",
    "--sjs2-typography-font-family-code": "var(--mantine-font-family-monospace)",
    ...Object.fromEntries(Object.entries(greys).map(([step, share]) => [`--sjs2-palette-gray-${step}`, mixed(share)])),
    "--sjs2-color-project-brand-400": brand,
    "--sjs2-color-project-brand-500": brand,
    "--sjs2-color-project-brand-600": brand,
    "--sjs2-color-project-brand-700": "var(--mantine-primary-color-filled-hover)",
    "--sjs2-palette-red-500": "var(--desk-error)",
    "--sjs2-palette-red-600": "var(--desk-error)",
    "--sjs2-palette-red-700": "var(--desk-error)",
    "--sjs2-color-utility-surface-survey": "transparent",
    "--sjs2-color-utility-body": "transparent",
    "--sjs2-color-utility-sheet": "transparent",
  },
};
