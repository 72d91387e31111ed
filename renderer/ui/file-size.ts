/** Bytes in words, as systems say them: `5 MB`, in the reader's language. */
export function sizeInWords(bytes: number, language: string): string {
  const step = bytes < kilo ? 0 : bytes < kilo * kilo ? 1 : 2;
  const value = bytes / kilo ** step;
  const unit = (["byte", "kilobyte", "megabyte"] as const)[step];
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit,
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: step === 2 && value < 10 ? 1 : 0,
  }).format(value);
}

const kilo = 1_024;
