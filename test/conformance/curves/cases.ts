import type { PartnerData } from '@tierwright/facts';
import type { Program } from '@tierwright/program';
import { partnersOf, publishedPrograms } from '../paths/published.ts';
import { loadRandom } from '../random/pairs.ts';
import { randomPartner } from '../random/partner.ts';
import { type Slot, slotsOf, written } from './brute-force.ts';

/** A threshold of a document, values for it, and partners. */
export interface CurveCase {
  readonly name: string;
  readonly baseline: Program;
  readonly candidate: Program;
  readonly partners: readonly PartnerData[];
  readonly asOf: string;
  readonly slot: Slot;
  readonly present: number;
}

/** Numbers from a seed, from 0 on, below 1. */
export function seeded(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

const bases = new Map<string, readonly PartnerData[]>();

function subjectOf(seed: number): { name: string; program: Program; asOf: string; partners: readonly PartnerData[] } {
  const published = publishedPrograms[seed % (2 * publishedPrograms.length)];
  if (published) {
    const { path, program, asOf } = published;
    if (!bases.has(path)) bases.set(path, partnersOf(program, asOf, 20, 'curves'));
    return { name: path, program, asOf, partners: bases.get(path) ?? [] };
  }
  const { program } = loadRandom(seed);
  const asked = Array.from({ length: 16 }, (_, partner) => randomPartner(program, seed * 1000 + partner, 0));
  return { name: `document ${seed}`, program, asOf: asked[0]?.options.asOf ?? '2026-06-30', partners: asked.map(({ data }) => data) };
}

/** The cases of a seed: some thresholds of one document. None where it has no numbers. */
export function casesOf(seed: number, most: number): CurveCase[] {
  const random = seeded(seed);
  const { name, program, asOf, partners } = subjectOf(seed);
  const slots = slotsOf(program, asOf);
  return Array.from({ length: Math.min(most, slots.length) }, () => {
    const slot = slots[Math.floor(random() * slots.length)] as Slot;
    const present = written(program, slot, asOf)?.before ?? 0;
    const other = written(program, slot, asOf, Math.round(present * 1.5))?.program ?? program;
    return { name: `${name}, ${JSON.stringify(slot)}`, baseline: other, candidate: program, partners, asOf, slot, present };
  });
}
