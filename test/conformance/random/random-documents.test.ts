import { expect, it } from 'vitest';
import { loadRandom } from './pairs.ts';
import { randomPartner } from './partner.ts';
import { randomProgram } from './program.ts';
import { trialOf } from './shapes.ts';

const SEEDS = Array.from({ length: 80 }, (_, index) => index + 1);

it('random documents load', () => {
  expect(SEEDS.map((seed) => loadRandom(seed).program.program)).toEqual(SEEDS.map((seed) => `random-${seed}`));
}, 60_000);

it('one seed gives one document and one partner', () => {
  for (const seed of SEEDS) {
    const { shape, days } = trialOf(seed);
    const program = randomProgram(seed, shape);
    expect(JSON.stringify(randomProgram(seed, shape))).toBe(JSON.stringify(program));
    expect(JSON.stringify(randomPartner(program, seed, days))).toBe(JSON.stringify(randomPartner(program, seed, days)));
  }
});

it('seeds give documents and partners that differ', () => {
  const documents = new Set(SEEDS.map((seed) => JSON.stringify({ ...randomProgram(seed, trialOf(1).shape), program: '', title: '' })));
  expect(documents.size).toBe(SEEDS.length);
  const program = randomProgram(1, trialOf(1).shape);
  const partners = new Set(SEEDS.map((seed) => JSON.stringify({ ...randomPartner(program, seed, 0).data, id: '' })));
  expect(partners.size).toBe(SEEDS.length);
});
