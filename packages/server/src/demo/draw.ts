/** A seeded source of choices: the same seed gives the same sample data. */
export interface Draw {
  /** From 0 up to, not including, 1. */
  share(): number;
  whole(from: number, through: number): number;
  of<T>(list: readonly [T, ...T[]]): T;
}

const STEP = 0x6d2b79f5;

/** Mulberry32: 32 bits of state are enough for some hundred choices. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  const share = (): number => {
    state = (state + STEP) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, through: number): number => from + Math.floor(share() * (through - from + 1));
  return { share, whole, of: (list) => list[whole(0, list.length - 1)] ?? list[0] };
}
