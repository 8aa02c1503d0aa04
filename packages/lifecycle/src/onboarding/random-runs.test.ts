import type { Condition, Onboarding, OnboardingStep, Term, Timeout } from '@tierwright/program';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepTable } from '../approvals/step-table.ts';
import { hasRow } from '../machine/table.ts';
import type { OnboardingMessage } from './messages.ts';
import { ComingIn, onboardingProgram } from './onboarding.fixture.ts';
import type { OnboardingItem } from './onboarding-item.ts';

const HOUR = 3_600_000;
const KINDS = ['check', 'form', 'signature', 'training', 'certificate', 'meeting', 'approval', 'provisioning'] as const;
const FACTS = ['small', 'trained', 'known'];
const STEPS = ['s0', 's1', 's2', 's3', 's4', 's5'];

const condition = fc.constantFrom(...FACTS).map((fact): Condition => ({ all: [{ fact, operator: 'equal', value: true }] }));
const sla = fc.constantFrom<Term>('PT3H', 'P2D', { business: 'PT4H' }, { business: 'P3D' });
const timeout: fc.Arbitrary<Timeout> = fc.letrec<{ any: Timeout }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('wait', 'skip', 'close'),
    fc.record({ escalate: fc.constantFrom('lead', 'nobody'), sla, onTimeout: tie('any') }, { requiredKeys: ['escalate'] }),
  ),
})).any;

/** A step that comes after some of those before it in the list, or before none of them. */
const stepOf = (index: number): fc.Arbitrary<OnboardingStep> => {
  const earlier = STEPS.slice(0, index);
  return fc
    .record(
      {
        kind: fc.constantFrom(...KINDS),
        owner: fc.constantFrom('desk', 'nobody', 'partner', 'accountManager'),
        after: fc.subarray(earlier, { maxLength: Math.min(2, index) }),
        when: condition,
        passes: condition,
        countersign: fc.constantFrom('lead', 'nobody'),
        isChained: fc.boolean(),
        redo: fc.constantFrom('before', 'itself', 'none'),
        times: fc.integer({ min: 0, max: 2 }),
        undo: fc.constantFrom<OnboardingStep['undo'] & {}>('revoke', 'none', { owner: 'desk', title: 'Undo' }),
        sla,
        remind: fc.constantFrom<Term[]>([], ['PT1H'], [{ business: 'PT2H' }, 'P1D']),
        onTimeout: timeout,
      },
      { requiredKeys: ['kind', 'redo', 'times', 'isChained'] },
    )
    .map(({ owner, countersign, isChained, redo, times, ...rest }) => {
      const { kind } = rest;
      const chained = kind === 'approval' && isChained;
      const needsOwner = kind === 'check' || kind === 'meeting' || (kind === 'approval' && !chained);
      const before = rest.after ? rest.after[0] : earlier.at(-1);
      return {
        id: `s${index}`,
        title: `Step ${index}`,
        ...rest,
        ...(chained ? { chain: 'two' } : needsOwner ? { owner: owner ?? 'desk' } : owner && kind !== 'provisioning' ? { owner } : {}),
        ...(kind === 'signature' && countersign ? { countersign } : {}),
        ...(redo === 'none' ? {} : { onReject: { times, redo: redo === 'before' && before ? [before] : [`s${index}`] } }),
      };
    });
};

const section: fc.Arbitrary<Onboarding> = fc.integer({ min: 1, max: STEPS.length }).chain((count) =>
  fc.record(
    {
      steps: fc.tuple(...Array.from({ length: count }, (_, index) => stepOf(index))),
      within: fc.constantFrom<Term>('P20D', { business: 'P5D' }),
      fastTrack: fc
        .record({ when: condition, skip: fc.subarray(STEPS.slice(0, count), { minLength: 1 }) })
        .map((track) => [{ id: 'fast', title: 'Fast', ...track }]),
    },
    { requiredKeys: ['steps'] },
  ),
);

const who = fc.constantFrom('ana', 'dora', 'liv', 'olga', 'olga', 'amy');
const of = <T extends OnboardingMessage['type']>(...types: T[]) =>
  fc.record({ type: fc.constantFrom(...types), step: fc.constantFrom(...STEPS), by: who, reason: fc.constant('So it is') });
const message: fc.Arbitrary<OnboardingMessage | undefined> = fc.oneof(
  { weight: 8, arbitrary: of('complete', 'signed', 'countersign', 'provisioned') as fc.Arbitrary<OnboardingMessage> },
  { weight: 2, arbitrary: of('reject', 'return', 'skip', 'provisioningFailed', 'retry') as fc.Arbitrary<OnboardingMessage> },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('decide' as const),
      by: fc.constantFrom('dora', 'liv'),
      chain: fc.tuple(fc.constantFrom(...STEPS), fc.integer({ min: 1, max: 3 })).map(([id, run]) => `${id}-${run}`),
      step: fc.constantFrom('desk', 'lead'),
      outcome: fc.constantFrom('approve', 'approve', 'reject', 'return'),
      reason: fc.constant('So it is'),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom<OnboardingMessage>({ type: 'recheck' }, { type: 'withdraw', by: 'ana' }, { type: 'leave' }) },
  { weight: 2, arbitrary: fc.constant(undefined) },
);

const world = fc.record({
  section,
  attributes: fc.dictionary(fc.constantFrom(...FACTS), fc.boolean()),
  script: fc.array(
    fc.record({
      message,
      later: fc.constantFrom(0, 0, HOUR, 5 * HOUR, 30 * HOUR, 300 * HOUR),
      learns: fc.option(fc.constantFrom(...FACTS), { freq: 8 }),
    }),
    { maxLength: 40, size: 'max' },
  ),
});

const approvals = {
  two: {
    title: 'Two',
    steps: [
      { id: 'desk', title: 'Desk', roles: ['desk'] },
      { id: 'lead', title: 'Lead', roles: ['lead'] },
    ],
  },
};

/** What holds for an onboarding after any step. */
function checkItem({ state, steps, chains, timers, at }: OnboardingItem, { steps: definitions }: Onboarding): void {
  if (timers.some((timer) => timer.at <= at)) throw new Error('A timer that is due was not applied');
  if (state !== 'open') {
    if (timers.length > 0) throw new Error(`Timers after the end: ${timers.map(({ id }) => id).join()}`);
    if (chains.some((chain) => chain.state === 'running')) throw new Error('A chain after the end');
    const left = state === 'done' ? ['done', 'skipped'] : ['skipped', 'cancelled', 'undone', 'rejected', 'timedOut'];
    for (const step of steps)
      if (!left.includes(step.state)) throw new Error(`${step.id} is ${step.state} in an onboarding that is ${state}`);
    return;
  }
  if (!steps.some((step) => step.state === 'open')) throw new Error('Nobody is asked for anything');
  const has = (start: string) => timers.some(({ id }) => id.startsWith(start));
  for (const step of steps) {
    const definition = definitions.find(({ id }) => id === step.id);
    if (step.state === 'open') {
      const isChained = definition?.chain !== undefined && chains.some(({ id, state: of }) => id === step.chain && of === 'running');
      if (!has(`step:${step.id}:due`) && !has(`step:${step.id}:morning`) && !(isChained && has(`chain:${step.chain}:`))) {
        throw new Error(`${step.id} waits for ever`);
      }
    } else if (has(`step:${step.id}:`)) throw new Error(`${step.id} is ${step.state} with timers`);
    if ((step.state === 'done') !== (step.doneAs !== null)) throw new Error(`${step.id} is ${step.state}, done as ${step.doneAs}`);
  }
}

/** A message about something that is under way, save where it names the last step: most of those would be refused. */
function aimed(said: OnboardingMessage | undefined, { steps, chains }: OnboardingItem): OnboardingMessage | undefined {
  if (!said || !('step' in said) || said.step === 's5') return said;
  if (said.type === 'decide') {
    const chain = chains.find(({ state }) => state === 'running');
    const open = chain?.steps.find(({ state }) => state === 'open');
    return chain && open ? { ...said, chain: chain.id, step: open.id } : said;
  }
  const open = steps.filter(({ state }) => state === 'open');
  const step = open[Number(said.step.slice(1)) % open.length]?.id ?? said.step;
  return { ...said, step };
}

/** What has to be undone, the last first, as the effects of a step that closes an onboarding. */
function expectedUndo({ steps }: OnboardingItem, { steps: definitions }: Onboarding): string[] {
  const definition = (id: string) => definitions.find((each) => each.id === id);
  const asked = steps.filter(({ id, state }) => state === 'open' && definition(id)?.kind === 'provisioning').toReversed();
  const done = steps.filter(({ state }) => state === 'done').toSorted((a, b) => (b.doneAs ?? 0) - (a.doneAs ?? 0));
  const undo = (id: string) => definition(id)?.undo ?? (definition(id)?.kind === 'provisioning' ? 'revoke' : 'none');
  return [
    ...asked.map(({ id }) => `revoke ${id}`),
    ...done.flatMap(({ id }) => (undo(id) === 'none' ? [] : [undo(id) === 'revoke' ? `revoke ${id}` : `undo ${id}`])),
  ];
}

const undone = (partner: ComingIn): string[] =>
  partner.last.effects.flatMap((effect) => {
    if (effect.do === 'revoke') return `revoke ${effect.step}`;
    return effect.do === 'openTask' && effect.task.endsWith('/undo') ? `undo ${effect.task.split('/').at(-2)}` : [];
  });

describe('random onboardings and random messages', () => {
  it('S2, S5, O1, O2, O3: no undefined state, no timer after an end, nothing waits for ever, what was done is undone last first', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(world, ({ section: onboarding, attributes, script }) => {
        const partner = new ComingIn(onboardingProgram(onboarding, { approvals }), { attributes });
        checkItem(partner.item, onboarding);
        for (const { message: random, later, learns } of script) {
          if (learns) partner.attributes[learns] = true;
          const before = partner.item;
          const said = aimed(random, before);
          const at = before.at + later;
          const outcome = partner.ask(said, at);
          if (!outcome.ok) continue;
          partner.say(said, at);
          checkItem(partner.item, onboarding);
          for (const { what, from, on, to } of partner.last.moves) {
            reached.add(`${what} ${from} ${on} ${to}`);
            if (what === 'step' && !hasRow(stepTable, from, on, to)) throw new Error(`No row ${from} ${on} ${to}`);
          }
          const isDirect = said?.type === 'withdraw' || said?.type === 'leave';
          const isPlain = before.timers[0] === undefined || before.timers[0].at > at;
          if (isDirect && isPlain && before.state !== 'closed') expect(undone(partner)).toEqual(expectedUndo(before, onboarding));
        }
      }),
      { numRuns: 400, seed: 4 },
    );
    expect([...reached].filter((row) => row.startsWith('onboarding')).sort()).toEqual([
      'onboarding done leave closed',
      'onboarding open done done',
      'onboarding open leave closed',
      'onboarding open over closed',
      'onboarding open reject closed',
      'onboarding open silence closed',
      'onboarding open withdraw closed',
    ]);
  });

  it('O4: nothing is done while a step is asked for and not done', () => {
    fc.assert(
      fc.property(world, ({ section: onboarding, script }) => {
        // Nobody leaves anything out here: every step is asked for, and done by somebody or by records.
        const steps = onboarding.steps.map(({ when: _, onTimeout: __, ...step }) => step);
        const partner = new ComingIn(onboardingProgram({ steps }, { approvals }));
        for (const { message: random, later } of script) {
          const said = aimed(random, partner.item);
          if (said?.type === 'skip' || !partner.ask(said, partner.item.at + later).ok) continue;
          partner.say(said, partner.item.at + later);
          if (partner.item.state === 'done') expect(partner.item.steps.map(({ state }) => state)).toEqual(steps.map(() => 'done'));
        }
      }),
      { numRuns: 150, seed: 5 },
    );
  });
});
