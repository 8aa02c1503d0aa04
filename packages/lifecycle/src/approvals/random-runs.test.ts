import type { ApprovalChain, ApprovalStep, Condition, Term, Timeout } from '@tierwright/program';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '../machine/advance.ts';
import type { Person } from '../machine/people.ts';
import { hasRow } from '../machine/table.ts';
import {
  type Asked,
  type AskedItem,
  type AskedMessage,
  askedIn,
  askedMachine,
  itemOf,
  MONDAY,
  peopleOf,
  programWith,
  step,
} from './asked-item.fixture.ts';
import type { ChainRun, Purpose } from './chain-run.ts';
import { stepTable } from './step-table.ts';

const ROLES = ['desk', 'finance', 'director'];
const HOUR = 3_600_000;
const role = fc.constantFrom(...ROLES);
const sla = fc.constantFrom<Term>('PT3H', 'PT30H', 'P2D', { business: 'PT4H' }, { business: 'P1D' });

const timeout: fc.Arbitrary<Timeout> = fc.letrec<{ any: Timeout }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('wait', 'reject', 'approve'),
    fc.record({ escalate: role, sla, onTimeout: tie('any') }, { requiredKeys: ['escalate'] }),
  ),
})).any;

const stepsOf = (count: number): fc.Arbitrary<ApprovalStep[]> =>
  fc
    .tuple(
      ...Array.from({ length: count }, (_, index) =>
        fc.record(
          {
            id: fc.constant(`s${index}`),
            title: fc.constant(`Step ${index}`),
            why: fc.constant('Somebody said so'),
            roles: fc.uniqueArray(role, { minLength: 1, maxLength: 3 }),
            need: fc.constantFrom<ApprovalStep['need'] & {}>('any', 'all', 1, 2, 3),
            after: fc.uniqueArray(fc.constantFrom(...Array.from({ length: index }, (_, before) => `s${before}`), 's0'), { maxLength: 2 }),
            when: fc.constantFrom('large', 'foreign').map((fact): Condition => ({ all: [{ fact, operator: 'equal', value: true }] })),
            sla,
            remind: fc.constantFrom<Term[]>([], ['PT1H'], [{ business: 'PT2H' }, 'P1D']),
            onTimeout: timeout,
          },
          { requiredKeys: ['id', 'title', 'roles', 'why'] },
        ),
      ),
    )
    .map((steps) => steps.map((one, index) => (index === 0 && one.after ? { ...one, after: [] } : one)));

const chain: fc.Arbitrary<ApprovalChain> = fc
  .integer({ min: 1, max: 4 })
  .chain(stepsOf)
  .chain((steps) => fc.record({ title: fc.constant('Chain'), delegate: fc.constant(['finance']), steps: fc.constant(steps) }));

const PEOPLE: readonly Person[] = ['sam', 'ann', 'bob', 'cat', 'dov', 'eve'].map((id) => ({ id, roles: [] }));
const staff = fc
  .array(fc.subarray(ROLES), { minLength: PEOPLE.length, maxLength: PEOPLE.length })
  .map((roles) => PEOPLE.map(({ id }, index) => ({ id, roles: roles[index] ?? [] })));
const who = fc.constantFrom(...PEOPLE.map(({ id }) => id), 'nobody');

const message: fc.Arbitrary<AskedMessage | undefined> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('decide' as const),
      by: who,
      chain: fc.constantFrom('1', '2', '3'),
      step: fc.constantFrom('s0', 's1', 's2', 's3', 's4'),
      outcome: fc.constantFrom('approve', 'approve', 'approve', 'approve', 'reject', 'return'),
      reason: fc.constant('So it is'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('delegate' as const),
      by: who,
      chain: fc.constantFrom('1', '2'),
      to: who,
      until: fc.integer({ min: MONDAY, max: MONDAY + 200 * HOUR }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'ask' as const, chain: 'chain' }) },
  { weight: 1, arbitrary: fc.constant({ type: 'cancel' as const }) },
  { weight: 3, arbitrary: fc.constant(undefined) },
);

const world = fc.record({
  chain,
  people: staff,
  purpose: fc.constantFrom<Purpose>('rule', 'adjudication', 'confirm', 'extension'),
  attributes: fc.dictionary(fc.constantFrom('large', 'foreign'), fc.boolean()),
  script: fc.array(fc.record({ message, later: fc.constantFrom(0, 0, 0, HOUR, 5 * HOUR, 30 * HOUR, 200 * HOUR) }), { maxLength: 25 }),
});

interface World {
  readonly chain: ApprovalChain;
  readonly people: readonly Person[];
  readonly attributes: Record<string, boolean>;
}
const contextOf = ({ chain: one, people, attributes }: World): Asked =>
  askedIn(programWith({ chain: one }, { roles: Object.fromEntries(ROLES.map((each) => [each, each])) }), peopleOf(people), {
    attributes,
    parties: { owners: ['eve'] },
  });

const timersOf = (item: AskedItem, run: ChainRun) => item.timers.map(({ id }) => id).filter((id) => id.startsWith(`chain:${run.id}:`));

/** What holds for an item after any step. */
function checkItem(item: AskedItem): void {
  for (const run of item.chains) {
    const timers = timersOf(item, run);
    const isRunning = run.state === 'running';
    if (!isRunning && timers.length > 0) throw new Error(`Timers of a run that is over: ${timers.join()}`);
    if (isRunning !== run.steps.some(({ state }) => state === 'open'))
      throw new Error(`A run ${run.state} with steps ${run.steps.map(({ state }) => state).join()}`);
    for (const { id, state, decisions, due } of run.steps) {
      const isWatched = timers.some((timer) => timer === `chain:${run.id}:${id}:due` || timer === `chain:${run.id}:${id}:morning`);
      if ((state === 'open') !== isWatched) throw new Error(`${id} is ${state}, with timers ${timers.join()}`);
      if ((state === 'open') !== (due !== null)) throw new Error(`${id} is ${state}, due ${due}`);
      if (!isRunning && (state === 'waiting' || state === 'open')) throw new Error(`${id} is ${state} in a run ${run.state}`);
      if (decisions.some(({ by, for: holder }) => [by, holder].includes('sam') || [by, holder].includes('eve')))
        throw new Error('Decided by one side');
    }
    const words = run.steps.flatMap((one) => one.decisions.flatMap(({ by, for: holder }) => (holder === undefined ? [by] : [by, holder])));
    if (new Set(words).size < words.length) throw new Error(`Decided twice: ${words.join()}`);
    const isAnswered = run.steps.some(({ state, decisions }) => decisions.length > 0 || state === 'approved');
    if (run.state === 'approved' && !isAnswered) throw new Error('Approved by nobody');
  }
}

describe('random chains and random messages', () => {
  it('A1.2, A2, S5.3, A3.2: no undefined state, no timer after an end, every open step is watched, nobody decides twice or on their own', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(world, ({ script, purpose, ...rest }) => {
        const context = contextOf(rest);
        let item = step(itemOf(context), { type: 'ask', chain: 'chain', purpose }, MONDAY, context).item;
        let now = MONDAY;
        for (const { message: next, later } of script) {
          now += later;
          if (next?.type === 'ask' && item.state === 'asked') continue;
          const before = JSON.stringify(item);
          const outcome = advance(askedMachine, item, next, now, context);
          expect(JSON.stringify(item)).toBe(before);
          if (!outcome.ok) continue;
          const { moves } = outcome.value;
          for (const { what, from, on, to } of moves) {
            if (what !== 'step') continue;
            expect(hasRow(stepTable, from, on, to)).toBe(true);
            reached.add(`${from} ${on} ${to}`);
          }
          ({ item } = outcome.value);
          checkItem(item);
        }
      }),
      { numRuns: 500, seed: 4 },
    );
    // The rows that are for chains, all of them.
    expect([...reached].sort()).toEqual([
      'open escalate open',
      'open need approved',
      'open over cancelled',
      'open overdue open',
      'open reject rejected',
      'open return returned',
      'open silence approved',
      'open silence rejected',
      'waiting after open',
      'waiting over cancelled',
      'waiting when skipped',
    ]);
  });

  it('A3.2: whoever is silent, in the end a run is over or is overdue and reminded', () => {
    fc.assert(
      fc.property(world, ({ purpose, ...rest }) => {
        const context = contextOf(rest);
        let { item } = step(itemOf(context), { type: 'ask', chain: 'chain', purpose }, MONDAY, context);
        for (let count = 0; count < 60 && item.timers.some(({ id }) => !id.endsWith('morning')); count += 1) {
          item = step(item, undefined, item.timers[0]?.at ?? 0, context).item;
          checkItem(item);
        }
        const [run] = item.chains;
        const isOverdue = run?.steps.some(({ state, isOverdue: is }) => state === 'open' && is) ?? false;
        expect(run?.state !== 'running' || isOverdue).toBe(true);
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it('A1.1: two deciders of a step for all roles, in either order, leave it alike', () => {
    fc.assert(
      fc.property(
        staff,
        fc.uniqueArray(role, { minLength: 1, maxLength: 3 }),
        fc.constantFrom<ApprovalStep['need'] & {}>('all', 2, 3),
        (people, roles, need) => {
          const context = contextOf({
            chain: { title: 'Chain', steps: [{ id: 's0', title: 'Step', roles, need }] },
            people,
            attributes: {},
          });
          const { item } = step(itemOf(context), { type: 'ask', chain: 'chain' }, MONDAY, context);
          const after = (...by: string[]) => {
            let now: AskedItem = item;
            for (const each of by) {
              const outcome = advance(
                askedMachine,
                now,
                { type: 'decide', by: each, chain: '1', step: 's0', outcome: 'approve' },
                MONDAY,
                context,
              );
              if (!outcome.ok && outcome.problems[0]?.code === 'OPS102') return now.chains[0]?.state;
              if (outcome.ok) now = outcome.value.item;
            }
            return now.chains[0]?.state;
          };
          for (const one of ['ann', 'bob', 'cat']) {
            for (const two of ['bob', 'cat', 'dov']) {
              expect(after(one, two)).toBe(after(two, one));
              expect(after('dov', one, two)).toBe(after(two, 'dov', one));
            }
          }
        },
      ),
      { numRuns: 150, seed: 6 },
    );
  });

  it('A3.5: run late by any amount and step by step, a silent chain ends alike but for when later clocks begin', () => {
    fc.assert(
      fc.property(world, fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 10 }), ({ purpose, ...rest }, waits) => {
        const [first] = rest.chain.steps;
        if (!first) return;
        // One clock only: nothing opens after it, so all that is late closes when it was due.
        const { onTimeout: _, when: __, ...only } = first;
        const context = contextOf({ ...rest, chain: { title: 'Chain', steps: [{ ...only, onTimeout: 'reject' }] } });
        const { item } = step(itemOf(context), { type: 'ask', chain: 'chain', purpose }, MONDAY, context);
        const end = MONDAY + 2000 * HOUR;
        const atOnce = step(item, undefined, end, context).item;
        let now = MONDAY;
        let inParts = item;
        for (const wait of waits) {
          now += wait * HOUR;
          inParts = step(inParts, undefined, now, context).item;
        }
        inParts = step(inParts, undefined, end, context).item;
        expect({ ...inParts, revision: 0 }).toEqual({ ...atOnce, revision: 0 });
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
