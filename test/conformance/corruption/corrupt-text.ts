import type { Random } from '../random/random.ts';

const SIGNS = new TextEncoder().encode('{}[]",:0123456789-+.eE\\/tfn \n\t\u00e9\u0000');

/** The bytes of a document with some flipped, changed, taken out, doubled, moved or cut off. */
export function corruptText(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.int(0, bytes.length - 1);
  const length = random.int(1, 40);
  const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
  switch (random.int(0, 5)) {
    case 0:
      return before;
    case 1:
      return Uint8Array.from([...before, ...after]);
    case 2:
      return Uint8Array.from([...before, ...part, ...part, ...after]);
    case 3:
      return Uint8Array.from([...before, random.int(0, 255), ...part, ...after]);
    case 4: {
      const flipped = bytes.slice();
      for (let flips = random.int(1, 3); flips > 0; flips -= 1) {
        const place = random.int(0, bytes.length - 1);
        flipped[place] = (flipped[place] ?? 0) ^ (1 << random.int(0, 7));
      }
      return flipped;
    }
    default: {
      const changed = bytes.slice();
      changed[at] = random.pick([...SIGNS]);
      return changed;
    }
  }
}
