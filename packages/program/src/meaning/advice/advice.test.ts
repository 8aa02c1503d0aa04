import { expect, it } from 'vitest';
import type { Program } from '../../document/schema.ts';
import { checkMeaning } from '../check-meaning.ts';

const test = (fact: string, value: unknown) => ({ all: [{ fact, operator: 'greaterThanInclusive', value }] });
const program = {
  pdl: '1.0',
  program: 'p',
  version: '1',
  title: 'P',
  effective: { from: '2027-01-01' },
  currency: 'USD',
  timeZone: 'UTC',
  facts: {
    staff: { title: 'S', type: 'integer', attribute: 'staff', onMissing: 0 },
    lonely: { title: 'L', type: 'integer', attribute: 'lonely' },
  },
  parameters: {
    min: {
      type: 'integer',
      byTier: {
        silver: 5,
        gold: [
          { from: '2026-01-01', value: 5 },
          { from: '2028-01-01', value: 9 },
        ],
        platinum: 6,
      },
    },
    spare: { type: 'integer', value: 1 },
  },
  derived: { twice: { sum: ['staff', 'staff'] } },
  requirements: { staffed: { title: 'S', why: 'W', when: test('staff', { fact: 'min' }) }, extra: { title: 'E', when: test('staff', 1) } },
  tracks: [
    { id: 't', title: 'T', tiers: ['silver', 'gold', 'platinum'].map((id) => ({ id, title: id, qualify: { condition: 'staffed' } })) },
  ],
  tests: [{ name: 'one', facts: { lonely: 5 }, expect: { facts: { twice: 2 } } }],
};
const found = (more: object = {}) =>
  checkMeaning({ ...program, ...more } as unknown as Program).map(({ code, severity, pointer }) => `${code} ${severity} ${pointer}`);

it('PDL-M25: what is unused, unexplained or the same in two tiers is advice, whatever tests read', () => {
  expect(found()).toEqual([
    'PDL602 advice /requirements/extra',
    'PDL603 advice /parameters/min/byTier/gold',
    'PDL604 advice /facts/lonely',
    'PDL604 advice /parameters/spare',
    'PDL604 advice /derived/twice',
    'PDL604 advice /requirements/extra',
  ]);
});

it('PDL-M25: questions of prospective partners are asked where a document speaks to them', () => {
  const open = (more: object) => found(more).filter((line) => line.startsWith('PDL601'));
  const onboarding = { steps: [{ id: 'a', title: 'A', kind: 'form' }] };
  expect(open({})).toEqual([]);
  expect(open({ onboarding })).toEqual(['PDL601 advice /prospectus']);
  expect(open({ prospectus: { complements: { text: 'T' }, customers: { text: 'T' }, services: { text: 'T' } } })).toEqual([
    'PDL601 advice /prospectus/support',
    'PDL601 advice /prospectus/market',
  ]);
});
