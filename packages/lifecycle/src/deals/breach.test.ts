import { describe, expect, it } from 'vitest';
import { program } from './deal-programs.fixture.ts';
import { at, DealWorld } from './deal-world.fixture.ts';
import { ANSWERS } from './intake/registered.fixture.ts';

const start = at('2027-03-01T10:00');
const engagement = [
  { id: 'standAside', title: 'We do not sell there', binds: 'direct', breach: 'keepBenefit' },
  { id: 'passOn', title: 'The discount is passed on', binds: 'distributor', breach: 'note' },
] as const;
const approved = (more: object = {}) => {
  const world = new DealWorld(
    program({ engagement: [...engagement], conflicts: { checks: [], adjudication: 'conflict' }, pricing: { percent: 12 }, ...more }),
  );
  world.submit(ANSWERS, start);
  return world;
};
const report = (by: string, rule: string) => ({ type: 'reportBreach', by, rule, note: 'They called the customer.' }) as const;

describe('rules of engagement', () => {
  it('D17: `truthful` is built in, and revokes', () => {
    const world = approved();
    world.step(report('cm', 'truthful'), start + 1);
    expect(world.running()).toMatchObject({ chain: 'conflict', purpose: 'breach', about: 'truthful' });
    expect(world.deal().state).toBe('approved');
    world.decide('lead', start + 2);
    expect(world.deal()).toMatchObject({ state: 'revoked', timers: [], requests: [{ kind: 'breach', state: 'granted' }] });
    expect(world.deal().reasons).toEqual([
      { by: 'truthful', title: 'What a registration says is true', note: 'They called the customer.' },
    ]);
    expect(world.moves).toContain('deal: approved – breach → revoked');
  });

  it('D17, D17.2: `keepBenefit` pays, `note` notes, dismissed nothing changes', () => {
    const world = approved();
    world.step(report('p1', 'standAside'), start + 1);
    world.decide('lead', start + 2);
    expect(world.effects.filter((effect) => effect.do === 'payBenefit')).toMatchObject([{ partner: 'P1', deal: 'D1', percent: 12 }]);
    world.step(report('p1', 'passOn'), start + 3);
    world.decide('lead', start + 4);
    world.step(report('cm', 'truthful'), start + 5);
    world.decide('lead', start + 6, { outcome: 'reject', reason: 'It was true.' });
    expect(world.deal()).toMatchObject({ state: 'approved' });
    expect(world.deal().requests.map(({ state, reasons }) => `${state} ${reasons.map(({ note }) => note)}`)).toEqual([
      'granted ',
      'granted ',
      'refused It was true.',
    ]);
    expect(world.effects.filter((effect) => effect.do === 'payBenefit')).toHaveLength(1);
  });

  it('D17.1: the parties and the vendor report, one at a time, and do not decide their own', () => {
    const world = approved();
    expect(world.refused(report('p2', 'truthful'), start)).toMatchObject([{ code: 'OPS108' }]);
    expect(world.refused(report('x1', 'truthful'), start)).toMatchObject([{ code: 'OPS108' }]);
    expect(world.refused(report('p1', 'kindness'), start)).toMatchObject([{ code: 'OPS104', pointer: '/rule' }]);
    expect(world.refused({ ...report('p1', 'truthful'), note: ' ' }, start)).toMatchObject([{ code: 'OPS105', pointer: '/note' }]);
    world.step(report('lead', 'truthful'), start + 1);
    expect(world.refused(report('p1', 'passOn'), start + 2)).toMatchObject([{ code: 'OPS203' }]);
    expect(world.refused(world.decision('lead'), start + 2)).toMatchObject([{ code: 'OPS301' }]);
    const form = [
      { id: 'customer', title: 'Customer', type: 'customer' },
      { id: 'distributor', title: 'Distributor', type: 'partner' },
    ] as const;
    const twoTier = new DealWorld(program({ form: [...form], distribution: { model: 'twoTier' } }));
    twoTier.submit({ customer: ANSWERS.customer, distributor: 'X1' }, start);
    twoTier.step(report('x1', 'truthful'), start + 1);
    expect(twoTier.running()).toMatchObject({ chain: 'review', purpose: 'breach' });
  });
});
