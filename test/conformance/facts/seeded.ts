import { addDays } from './text-dates.ts';

/** Numbers from 0 up to 1, the same ones for a seed. */
export type Random = () => number;
export const seeded = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};
export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
export const maybe = (random: Random, chance: number) => random() < chance;
export const integer = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from + 1));
export const dayBetween = (random: Random, from: string, days: number) => addDays(from, integer(random, 0, days));
