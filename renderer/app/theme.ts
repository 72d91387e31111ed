import i18next from "i18next";
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";
import { arabicFace } from "#renderer/app/arabic-face.ts";

/** A calm blue: the one colour of what can be acted on. */
const blue: MantineColorsTuple = ["#edf4fb", "#d9e6f4", "#b2cce8", "#88b0dc", "#6598d1", "#4e89cb", "#3876bc", "#2b6aad", "#235d9c", "#11508b"];

/** The greys of the dark, with the same touch of blue as the ground they stand on. */
const night: MantineColorsTuple = ["#d5d9de", "#b8bec6", "#8b949e", "#5f6872", "#454b53", "#363b41", "#2a2e33", "#212427", "#1b1d20", "#15171a"];

export const theme = createTheme({
  primaryColor: "desk",
  // In the dark the sixth: white on it, and it on the ground, can both be read.
  primaryShade: { light: 7, dark: 6 },
  colors: { desk: blue, dark: night },
  fontFamily: `"${arabicFace}", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif`,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "Liberation Mono", monospace',
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.45", lg: "1.45", xl: "1.35" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  radius: { xs: "3px", sm: "6px", md: "6px", lg: "6px", xl: "6px" },
  defaultRadius: "md",
  shadows: { xs: "none", sm: "none", md: "0 4px 16px rgb(0 0 0 / 14%)", lg: "0 8px 24px rgb(0 0 0 / 18%)", xl: "0 12px 32px rgb(0 0 0 / 20%)" },
  focusRing: "auto",
  cursorType: "pointer",
  respectReducedMotion: true,
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "20px", lineHeight: "1.35" },
      h2: { fontSize: "16px", lineHeight: "1.4" },
      h3: { fontSize: "14px", lineHeight: "1.45" },
    },
  },
  components: {
    Button: { defaultProps: { size: "sm" }, vars: () => ({ root: { "--button-height": "32px", "--button-padding-x": "12px" } }) },
    ActionIcon: { defaultProps: { size: 32, variant: "subtle", color: "gray" } },
    // Amber words on an amber ground that can be read, in the light and in the dark.
    Alert: {
      styles: (_theme: unknown, { color }: { readonly color?: unknown }) =>
        color === "yellow"
          ? { root: { background: "var(--desk-attention-back)" }, title: { color: "var(--desk-attention)" }, icon: { color: "var(--desk-attention)" } }
          : {},
    },
    // Read when they are drawn: the theme is there before the words are.
    Notification: { defaultProps: () => ({ closeButtonProps: { "aria-label": i18next.t("common:close") } }) },
    DateInput: {
      defaultProps: () => ({
        ariaLabels: {
          previousMonth: i18next.t("common:previousMonth"),
          nextMonth: i18next.t("common:nextMonth"),
          monthLevelControl: i18next.t("common:chooseMonth"),
          previousYear: i18next.t("common:previousYear"),
          nextYear: i18next.t("common:nextYear"),
          yearLevelControl: i18next.t("common:chooseYear"),
        },
      }),
    },
    TextInput: { defaultProps: { size: "sm" } },
    Textarea: { defaultProps: { size: "sm", autosize: true, minRows: 2 } },
    Select: { defaultProps: { size: "sm" } },
    MultiSelect: { defaultProps: { size: "sm" } },
    TagsInput: { defaultProps: { size: "sm" } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 100 } } },
    Modal: { defaultProps: { transitionProps: { duration: 100 }, centered: true } },
    Menu: { defaultProps: { transitionProps: { duration: 80 }, shadow: "md" } },
    Popover: { defaultProps: { transitionProps: { duration: 80 }, shadow: "md" } },
    Checkbox: { defaultProps: { size: "sm" } },
    Radio: { defaultProps: { size: "sm" } },
  },
});

/** Colours with a meaning: amber for attention, green only for "With the secretariat", red only for errors. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { "--desk-row": "36px" },
  light: {
    "--desk-rail": "#f6f7f8",
    "--desk-line": "#e1e4e8",
    "--desk-quiet": "#59636e",
    "--desk-hover": "#eef1f4",
    "--desk-chosen": "#dfeaf6",
    "--desk-attention": "#8a5300",
    "--desk-attention-back": "#fff3d6",
    "--desk-confirmed": "#1a6b3c",
    "--desk-error": "#b42318",
    "--mantine-color-dimmed": "#59636e",
    "--mantine-color-error": "#b42318",
    "--mantine-color-placeholder": "#6e7781",
  },
  dark: {
    // What can be acted on stays blue in the dark as well.
    "--mantine-color-desk-light-color": "#88b0dc",
    "--desk-rail": "#1b1d20",
    "--desk-line": "#34383d",
    "--desk-quiet": "#a3adb8",
    "--desk-hover": "#292d32",
    "--desk-chosen": "#22344a",
    "--desk-attention": "#f0b64b",
    "--desk-attention-back": "#3b2e12",
    "--desk-confirmed": "#6fcf97",
    "--desk-error": "#ff8f85",
    "--mantine-color-dimmed": "#a3adb8",
    "--mantine-color-error": "#ff8f85",
    "--mantine-color-placeholder": "#8b949e",
    "--mantine-color-body": "#212427",
  },
});
