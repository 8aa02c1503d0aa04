/** A text for each partner, in UTF-8 one after the other: that of partner `i` begins at `offsets[i]`. */
export interface Texts {
  readonly bytes: Uint8Array;
  readonly offsets: Int32Array;
}

/** What browsers and Node both have. */
interface TextCodecs {
  readonly TextDecoder: new () => { decode(bytes: Uint8Array): string };
  readonly TextEncoder: new () => { encode(text: string): Uint8Array; encodeInto(text: string, bytes: Uint8Array): { written: number } };
}
const { TextDecoder, TextEncoder } = globalThis as unknown as TextCodecs;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** A short text is put together faster than it is decoded. */
const SHORT = 24;

export function textAt({ bytes, offsets }: Texts, index: number): string {
  const from = offsets[index] as number;
  const end = offsets[index + 1] as number;
  if (end - from > SHORT) return decoder.decode(bytes.subarray(from, end));
  let text = '';
  for (let at = from; at < end; at += 1) {
    const byte = bytes[at] as number;
    // Beyond ASCII a character is several bytes.
    if (byte > 0x7f) return decoder.decode(bytes.subarray(from, end));
    text += String.fromCharCode(byte);
  }
  return text;
}

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Texts put together one after the other. */
export class TextsBuilder {
  #bytes = new Uint8Array(1024);
  #offsets = new Int32Array(128);
  #count = 0;

  add(text: string): void {
    const from = this.#offsets[this.#count] as number;
    // A character of UTF-16 is at most three bytes.
    if (from + text.length * 3 > this.#bytes.length) {
      const bytes = new Uint8Array(Math.max(this.#bytes.length * 2, from + text.length * 3));
      bytes.set(this.#bytes.subarray(0, from));
      this.#bytes = bytes;
    }
    this.#count += 1;
    if (this.#count === this.#offsets.length) {
      const offsets = new Int32Array(this.#count * 2);
      offsets.set(this.#offsets);
      this.#offsets = offsets;
    }
    this.#offsets[this.#count] = from + (text === '' ? 0 : encoder.encodeInto(text, this.#bytes.subarray(from)).written);
  }

  finish(): Texts {
    const offsets = this.#offsets.slice(0, this.#count + 1);
    return { bytes: this.#bytes.slice(0, offsets[this.#count]), offsets };
  }
}
