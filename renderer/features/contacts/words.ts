/** @param code ISO 639-1 */
export function languageName(code: string, language: string): string {
  const name = new Intl.DisplayNames([language], { type: "language", fallback: "code" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
