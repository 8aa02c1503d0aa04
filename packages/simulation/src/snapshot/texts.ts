/** A text for each partner, in UTF-8 one after the other: that of partner `i` begins at `offsets[i]`. */
export interface Texts {
  readonly bytes: Uint8Array;
  readonly offsets: Int32Array;
}

/** What browsers and Node both have. */
interface TextCodecs {
  readonly TextDecoder: new () => { decode(bytes: Uint8Array): string };
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
}
const { TextDecoder, TextEncoder } = globalThis as unknown as TextCodecs;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

export const textAt = ({ bytes, offsets }: Texts, index: number): string =>
  decoder.decode(bytes.subarray(offsets[index], offsets[index + 1]));

export function textsOf(all: readonly string[]): Texts {
  const bytes = encoder.encode(all.join(''));
  const offsets = new Int32Array(all.length + 1);
  for (const [index, text] of all.entries()) offsets[index + 1] = (offsets[index] as number) + encoder.encode(text).length;
  return { bytes, offsets };
}
