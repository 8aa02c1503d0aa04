import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeUtf8, loneSurrogateAt, utf8Length } from './decode-utf8.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const byPlatform = (bytes: Uint8Array) => {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};

it('PDL-S2: decodes what the platform’s decoder decodes, and refuses the rest', () => {
  const edges = [0x00, 0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xa0, 0x9f, 0xed, 0xef, 0xf0, 0x90, 0x8f, 0xf4, 0xf5, 0xff];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...edges), { maxLength: 6 }), (list) => {
      const bytes = new Uint8Array(list);
      const decoded = decodeUtf8(bytes);
      expect(typeof decoded === 'string' ? decoded : undefined).toBe(byPlatform(bytes));
    }),
    { numRuns: 20_000, seed: 1 },
  );
});

it('PDL-S2: points at the first byte that is wrong', () => {
  expect(decodeUtf8(new Uint8Array([0x61, 0xc3, 0xa9, 0xed, 0xa0, 0x80]))).toEqual({ invalidAt: 3 });
});

it('PDL-S2: decodes texts longer than one chunk', () => {
  const text = 'aé€😀'.repeat(20_000);
  expect(decodeUtf8(new TextEncoder().encode(text))).toBe(text);
});

it('PDL-S1: counts bytes as the encoder writes them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
    }),
    { seed: 1 },
  );
});

it.each([
  ['a\ud83db', 1],
  ['\ude00', 0],
  ['\ud83d\ude00', -1],
  ['\ud83d\ud83d\ude00', 0],
  ['ab\ud83d', 2],
])('PDL-S2: half a character in %j is at %i', (text, at) => {
  expect(loneSurrogateAt(text)).toBe(at);
});
