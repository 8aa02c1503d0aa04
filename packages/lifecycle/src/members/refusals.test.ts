import { expect, it } from 'vitest';
import { Membership, memberProgram, on } from './membership.fixture.ts';
import type { MemberMessage } from './messages.ts';

const active = () => Membership.begun(memberProgram(), { good: true });

it.each<[string, unknown]>([
  ['OPS105 ', null],
  ['OPS105 ', 'leave'],
  ['OPS103 /type', {}],
  ['OPS103 /type', { type: 'begin' }],
  ['OPS103 /type', { own: { type: 'moved', effective: '2027-01-01' } }],
  ['OPS103 /type', { type: 'hasOwnProperty' }],
  ['OPS105 /by', { type: 'leave' }],
  ['OPS105 /reason', { type: 'end', by: 'olga' }],
  ['OPS105 /reason', { type: 'leave', by: 'ana', reason: 5 }],
  ['OPS105 /onboarding', { type: 'onboarded' }],
  ['OPS104 /onboarding', { type: 'onboarded', onboarding: 'acme-9' }],
  ['OPS104 /by', { type: 'leave', by: 'nobody' }],
  ['OPS102 /type', { type: 'phaseMet' }],
])('O4.26: is refused with %s: %j', (refusal, message) => {
  expect(active().refused(message as MemberMessage)).toBe(refusal);
});

it('O4.26: a refused step leaves the membership as it was', () => {
  const partner = active();
  const before = JSON.stringify(partner.member);
  expect(partner.ask({ type: 'leave', by: 'olga' }, on('09-01')).ok).toBe(false);
  expect(JSON.stringify(partner.member)).toBe(before);
  expect(partner.refused({ type: 'recheck' }, partner.member.at - 1)).toBe('OPS101 ');
  partner.program = memberProgram({ version: '2.0.0' });
  expect(partner.refused({ type: 'recheck' })).toBe('OPS107 ');
});

it('O4.26: tiers are reviewed of active members only', () => {
  const steps = [{ id: 'look', title: 'Look', kind: 'check', owner: 'alliances' }];
  expect(Membership.begun(memberProgram({ onboarding: { steps } })).refused({ type: 'review' })).toBe('OPS102 /type');
});
