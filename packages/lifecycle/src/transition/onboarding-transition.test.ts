import { readPartner } from '@tierwright/engine';
import type { OnboardingStep, Program, RunningAction } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { lifecycleProgram } from '../approvals/asked-item.fixture.ts';
import type { LifecycleProgram, StepFacts } from '../machine/lifecycle-program.ts';
import { ComingIn, complete, frozen, is, on, onboardingProgram } from '../onboarding/onboarding.fixture.ts';
import type { OnboardingItem } from '../onboarding/onboarding-item.ts';
import { transitionItem } from './transition-item.ts';

const LATER = on(2);
const CHAINS: NonNullable<Program['approvals']> = {
  look: { title: 'Two look', steps: [{ id: 'one', title: 'First look', roles: ['desk'] }] },
};

const next = (steps: readonly OnboardingStep[], action: RunningAction | undefined, more: Partial<Program> = {}): LifecycleProgram =>
  onboardingProgram(steps, {
    version: '2.0.0',
    approvals: CHAINS,
    transition: { running: action === undefined ? {} : { onboarding: { open: action, done: action } } },
    ...more,
  });

function go(coming: ComingIn, to: LifecycleProgram, now = LATER) {
  const facts: StepFacts = {
    ...coming.facts(),
    partner(id, day) {
      const read = readPartner(to.compiled, { id, attributes: coming.attributes }, { asOf: day });
      if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
      return read.value;
    },
  };
  return transitionItem(frozen(coming.item), { program: coming.program, facts: coming.facts() }, { program: to, facts }, now);
}

function gone(coming: ComingIn, to: LifecycleProgram, now = LATER) {
  const outcome = go(coming, to, now);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return outcome.value;
}

const refused = (coming: ComingIn, to: LifecycleProgram): readonly string[] => {
  const outcome = go(coming, to);
  return outcome.ok ? [] : outcome.problems.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`);
};

const states = ({ steps }: OnboardingItem) => Object.fromEntries(steps.map(({ id, state }) => [id, state]));
const begun = (steps: readonly OnboardingStep[], attributes = {}): ComingIn =>
  new ComingIn(onboardingProgram(steps, { approvals: CHAINS }), { attributes });

describe('a change of version: onboardings', () => {
  const steps = [is('a', 'check'), is('b', 'meeting'), is('c', 'check')];

  it('X1: an onboarding finishes where nothing is said', () => {
    const coming = begun(steps);
    expect(gone(coming, next(steps, undefined))).toEqual({ action: 'finish', item: coming.item, events: [], effects: [], moves: [] });
  });

  it('X1, X1.6: moved, steps stay as they are with their instants; new ones are asked for, gone ones are not', () => {
    const coming = begun(steps).say(complete('a', 'dora'));
    const to = next([is('a', 'check'), is('new', 'check'), is('b', 'meeting'), is('first', 'check', { after: [] })], 'move');
    const { action, item, events } = gone(coming, to);
    expect([action, item.program]).toEqual(['move', to.hash]);
    expect(states(item)).toEqual({ a: 'done', new: 'open', b: 'open', first: 'open' });
    expect(item.steps.find(({ id }) => id === 'b')).toEqual(coming.item.steps.find(({ id }) => id === 'b'));
    const ofB = (timers: OnboardingItem['timers']) => timers.filter(({ id }) => id.includes(':b:'));
    expect([ofB(item.timers).length > 0, ofB(item.timers)]).toEqual([true, ofB(coming.item.timers)]);
    expect(events.filter(({ event }) => event === 'approval.stepOpened')).toHaveLength(2);
  });

  it('X1.6: an onboarding that is over gets no new steps', () => {
    const coming = begun(steps.slice(0, 1)).say(complete('a', 'dora'));
    expect(coming.item.state).toBe('done');
    const { action, item, events } = gone(coming, next([is('a', 'check'), is('new', 'check')], 'move'));
    expect([action, item.state, states(item), events]).toEqual(['move', 'done', { a: 'done' }, []]);
  });

  it('X1.6: no move where an open step is gone or is done in another way, or what is done could not be undone', () => {
    const coming = begun([is('portal', 'provisioning'), is('sign', 'signature')]).say({ type: 'provisioned', step: 'portal' });
    expect(coming.states).toEqual({ portal: 'done', sign: 'open' });
    expect(refused(coming, next([is('other', 'check')], 'move'))).toEqual([
      'OPS701 /onboarding/steps The step, which is done, “The portal” is not in the new version.',
      'OPS701 /onboarding/steps The step “The sign” is not in the new version.',
    ]);
    expect(refused(coming, next([is('portal', 'provisioning'), is('sign', 'check')], 'move'))).toEqual([
      'OPS701 /onboarding/steps The step “The sign” is done in another way in the new version.',
    ]);
    const { onboarding: _, ...none } = next([is('sign', 'signature')], 'move').program;
    expect(refused(coming, programOf(none))).toEqual(['OPS701 /onboarding The new version has no onboarding.']);
  });

  it('X1.6: no move where the chain that is asked is gone; decided again it is asked anew', () => {
    const coming = begun([is('look', 'approval', { chain: 'look' })]);
    const other = {
      approvals: { ...CHAINS, look: { title: 'Others look', steps: [{ id: 'two', title: 'Second look', roles: ['lead'] }] } },
    };
    const steps = [is('look', 'approval', { chain: 'look' })];
    expect(refused(coming, next(steps, 'move', other))).toEqual([
      'OPS701 /approvals/look/steps The step “First look” is not in the new version.',
    ]);
    const { item, effects } = gone(coming, next(steps, 'redecide', other));
    expect(states(item)).toEqual({ look: 'open' });
    expect(item.chains.map(({ state, steps: [step] }) => [state, step?.id])).toEqual([
      ['cancelled', 'one'],
      ['running', 'two'],
    ]);
    expect(effects.flatMap((effect) => (effect.do === 'openTask' ? [effect.owners] : []))).toEqual([['lead']]);
    expect(gone(coming, next([is('look', 'check')], 'redecide')).item.chains.map(({ state }) => state)).toEqual(['cancelled']);
  });

  it('X1.6: decided again, steps that records show by the new version are done', () => {
    const coming = begun([is('course', 'training')], { trained: true });
    const passes = { all: [{ fact: 'trained', operator: 'equal', value: true }] } as const;
    const to = (action: RunningAction) => next([is('course', 'training', { passes: { all: [...passes.all] } })], action);
    expect(gone(coming, to('move')).item.state).toBe('open');
    expect(gone(coming, to('redecide')).item.state).toBe('done');
  });

  it('X1.2: what is due happens first, under the old version', () => {
    const coming = begun([is('a', 'check', { sla: 'P1D', onTimeout: 'close' })]);
    const { action, item } = gone(coming, next(steps, 'move'), on(20));
    expect([action, item.state, item.program]).toEqual(['finish', 'closed', coming.program.hash]);
  });

  it('X1.4: answers to what the new forms do not ask are left out', () => {
    const field = (id: string) => ({ id, title: id, type: 'text' }) as const;
    const coming = begun([is('form', 'form', { fields: [field('one'), field('two')] }), is('b', 'check')]);
    coming.say(complete('form', 'ana', { answers: { one: '1', two: '2' } }));
    const to = next([is('form', 'form', { fields: [field('two')] }), is('b', 'check')], 'move');
    expect(gone(coming, to).item.answers).toEqual({ two: '2' });
  });
});

function programOf(document: object): LifecycleProgram {
  return lifecycleProgram(JSON.stringify(document));
}
