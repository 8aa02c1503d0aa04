import { expect, it } from 'vitest';
import type { OnboardingMessage } from './messages.ts';
import { ComingIn, complete, frozen, is, MONDAY, onboardingProgram, taken } from './onboarding.fixture.ts';
import { beginOnboarding, stepOnboarding } from './step-onboarding.ts';

const program = onboardingProgram([is('look', 'check'), is('next', 'provisioning')]);

it.each<[string, unknown]>([
  ['OPS105 ', null],
  ['OPS105 ', 'complete'],
  ['OPS103 /type', {}],
  ['OPS103 /type', { type: 'begin' }],
  ['OPS103 /type', { type: 'toString' }],
  ['OPS105 /by', { type: 'complete', step: 'look' }],
  ['OPS105 /step', { type: 'complete', by: 'dora', step: 1 }],
  ['OPS104 /step', { type: 'complete', by: 'dora', step: 'no' }],
  ['OPS102 /step', { type: 'complete', by: 'dora', step: 'next' }],
  ['OPS105 /answers', { type: 'complete', by: 'dora', step: 'look', answers: [] }],
  ['OPS105 /answers', { type: 'complete', by: 'dora', step: 'look', answers: {} }],
  ['OPS102 /type', { type: 'signed', by: 'dora', step: 'look' }],
  ['OPS102 /type', { type: 'countersign', by: 'dora', step: 'look' }],
  ['OPS102 /type', { type: 'provisioned', step: 'look' }],
  ['OPS102 /type', { type: 'provisioningFailed', step: 'look', reason: 'x' }],
  ['OPS102 /type', { type: 'retry', by: 'olga', step: 'look' }],
  ['OPS104 /by', { type: 'withdraw', by: 'nobody' }],
  ['OPS104 /chain', { type: 'decide', by: 'dora', chain: 'no', step: 'look', outcome: 'approve' }],
  ['OPS105 /chain', { type: 'delegate', by: 'dora', to: 'dan', until: 0 }],
])('O1.11: is refused with %s: %j', (refusal, message) => {
  expect(new ComingIn(program).refused(message as OnboardingMessage)).toBe(refusal);
});

it('O1.11: a refused step leaves the onboarding as it was', () => {
  const partner = new ComingIn(program);
  const before = JSON.stringify(partner.item);
  expect(partner.ask(complete('look', 'ana'), MONDAY + 86_400_000 * 30).ok).toBe(false);
  expect(JSON.stringify(partner.item)).toBe(before);
  expect(partner.refused({ type: 'recheck' }, MONDAY - 1)).toBe('OPS101 ');
  expect(partner.refused({ type: 'recheck' }, Number.NaN)).toBe('OPS105 ');
});

it('O1.11: a program without onboarding, or another version, takes no step', () => {
  const partner = new ComingIn(program);
  const none = onboardingProgram([is('look', 'check')], { onboarding: undefined } as never);
  const codes = (outcome: ReturnType<typeof beginOnboarding>) => (outcome.ok ? [] : outcome.problems.map(({ code }) => code));
  expect(codes(beginOnboarding(none, { id: 'o', partner: 'acme', title: 'Acme', by: null }, MONDAY, partner.facts()))).toEqual(['OPS401']);
  expect(codes(stepOnboarding(none, partner.item, undefined, MONDAY, partner.facts()))).toEqual(['OPS401']);
  const other = onboardingProgram([is('look', 'check')]);
  expect(codes(stepOnboarding(other, partner.item, undefined, MONDAY, partner.facts()))).toEqual(['OPS107']);
  expect(taken(stepOnboarding(program, frozen(partner.item), undefined, MONDAY, partner.facts())).item.revision).toBe(2);
});
