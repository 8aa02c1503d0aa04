import type { Program } from '@tierwright/program';
import { expect, it } from 'vitest';
import { EXAMPLE, partnerWith, withGoldAt } from '../../report/versions.fixture.ts';
import { reportOn, versionsOf } from '../regions.fixture.ts';
import { popCount } from './pop-count.ts';

const partners = [partnerWith('a', 1200), partnerWith('b', 500)];

it('SIM-M16: sums the bill by kind and by period', () => {
  const { kinds, recurring, total } = reportOn(versionsOf(EXAMPLE, withGoldAt(1500)), partners).cost;
  expect(kinds).toEqual([
    { kind: 'rebate', before: 145, after: 85, difference: -60, unknown: 0 },
    { kind: 'mdfAccrual', before: 100, after: 0, difference: -100, unknown: 0 },
    { kind: 'fee', before: -48, after: -48, difference: 0, unknown: 0 },
  ]);
  expect(recurring).toEqual([
    { every: 'month', before: -4, after: -4, difference: 0, unknown: 0 },
    { every: 'quarter', before: 25, after: 0, difference: -25, unknown: 0 },
    { every: null, before: 145, after: 85, difference: -60, unknown: 0 },
  ]);
  expect(total.difference).toBe(-160);
});

it('SIM-M16: a stacking has the kind of its members', () => {
  const [rebate] = EXAMPLE.benefits!;
  const stacked = (kind: 'rebate' | 'discount'): Program => ({
    ...EXAMPLE,
    benefits: [rebate!, { ...rebate!, id: 'extra', title: 'Extra', value: 20, kind }],
    stacking: { total: { title: 'Total', of: ['rebate', 'extra'], how: 'add' } },
  });
  const kindsOf = (program: Program) => reportOn(versionsOf(program, program), partners).cost.kinds.map(({ kind }) => kind);
  expect([kindsOf(stacked('rebate')), kindsOf(stacked('discount'))]).toEqual([['rebate'], ['stacking']]);
});

it('counts the flags of a word', () => {
  for (const word of [0, 1, 0x8000_0000, 0xffff_ffff, 0x5555_5555, 0x1234_5678])
    expect(popCount(word)).toBe([...word.toString(2)].filter((bit) => bit === '1').length);
});
