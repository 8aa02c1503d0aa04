/** The offset of the first byte that is not UTF-8. */
export interface NotUtf8 {
  invalidAt: number;
}

const CHUNK = 8192;
const isContinuation = (byte: number | undefined): byte is number => byte !== undefined && (byte & 0xc0) === 0x80;

/** Length and first bits of a sequence by its first byte, and the smallest code point that may be written so. */
function sequenceAt(byte: number): { length: number; bits: number; least: number } | undefined {
  if (byte >= 0xc2 && byte <= 0xdf) return { length: 2, bits: byte & 0x1f, least: 0x80 };
  if (byte >= 0xe0 && byte <= 0xef) return { length: 3, bits: byte & 0x0f, least: 0x800 };
  if (byte >= 0xf0 && byte <= 0xf4) return { length: 4, bits: byte & 0x07, least: 0x10000 };
  return undefined;
}

/** The code point written at an offset, or undefined where the bytes are not UTF-8 (RFC 3629: no surrogates, nothing overlong). */
function codePointAt(bytes: Uint8Array, at: number): { code: number; length: number } | undefined {
  const sequence = sequenceAt(bytes[at] ?? 0);
  if (!sequence) return undefined;
  let code = sequence.bits;
  for (let next = 1; next < sequence.length; next += 1) {
    const byte = bytes[at + next];
    if (!isContinuation(byte)) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code < sequence.least || code > 0x10ffff || isSurrogate ? undefined : { code, length: sequence.length };
}

/** Bytes to text. Written out because a decoder of the platform says that bytes are wrong, but not where. */
export function decodeUtf8(bytes: Uint8Array): string | NotUtf8 {
  const parts: string[] = [];
  let units: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      units.push(byte);
      at += 1;
    } else {
      const found = codePointAt(bytes, at);
      if (!found) return { invalidAt: at };
      if (found.code >= 0x10000) units.push(0xd800 + ((found.code - 0x10000) >> 10), 0xdc00 + ((found.code - 0x10000) & 0x3ff));
      else units.push(found.code);
      at += found.length;
    }
    if (units.length >= CHUNK) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  parts.push(String.fromCharCode(...units));
  return parts.join('');
}

/** How many bytes a text takes in UTF-8, for a text without half surrogate pairs. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x800 && (code < 0xd800 || code > 0xdfff)) bytes += 2;
    else if (code >= 0x80) bytes += 1;
  }
  return bytes;
}

/** The offset of the first half of a surrogate pair without its other half, or -1: such a text has no UTF-8 form. */
export function loneSurrogateAt(text: string): number {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0xd800 || code > 0xdfff) continue;
    const next = text.charCodeAt(at + 1);
    if (code > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return at;
    at += 1;
  }
  return -1;
}
