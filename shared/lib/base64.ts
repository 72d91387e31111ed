/**
 * Base64 to bytes, wherever it runs: a worker has neither what a page has nor what Node has, which is what libraries look for. What is no
 * digit is passed over, and both alphabets are read, as Node does.
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === padding) break;
    const digit = code < 128 ? (digits[code] as number) : none;
    if (digit === none) continue;
    bits = (bits << 6) | digit;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[length++] = bits >> held;
    bits &= (1 << held) - 1;
  }
  return length === bytes.length ? bytes : bytes.slice(0, length);
}

const padding = 61;
const none = 255;
const digits = new Uint8Array(128).fill(none);
for (const alphabet of ["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"])
  for (let at = 0; at < alphabet.length; at++) digits[alphabet.charCodeAt(at)] = at;
