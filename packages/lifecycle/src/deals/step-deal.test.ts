import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersToLoad } from './answers-to-load.ts';
import { conflictRules, programOf } from './conflict-programs.fixture.ts';
import type { Deal } from './deal.ts';
import { actOf, drafts, inOrder, offer, play, runDue, START } from './deal-acts.fixture.ts';
import { byAmount, program, routedTo } from './deal-programs.fixture.ts';
import { at, DAYS, type DealWorld, HOURS, roundTrip } from './deal-world.fixture.ts';
import { ANSWERS, lifecycleProgram } from './intake/registered.fixture.ts';
import { beginDeal, stepDeal } from './step-deal.ts';

const scripts = fc.array(actOf(1), { maxLength: 12 });
const hours = (most: number) => fc.array(fc.integer({ min: 1, max: most }), { maxLength: 30 });

describe('when steps are run', () => {
  it('S2.1: of two timers due at once the one that was set first; a message comes after what is due at its instant', () => {
    // The end of the time to decide and the lapse fall on one instant.
    const world = drafts(program({ rules: routedTo('desk'), decision: { sla: 'P10D', lapse: 'P10D' } }), 1);
    world.step({ type: 'submit', by: 'p1' }, START);
    const due = at('2027-03-12T00:00');
    expect([world.timer('decision'), world.timer('lapse')]).toEqual([due, due]);
    expect(world.refused({ type: 'withdraw', by: 'p1' }, due)).toMatchObject([{ code: 'OPS102' }]);
    const { events } = world.step(undefined, due);
    expect(events.map(({ event }) => event).slice(-3)).toEqual(['deal.decisionLate', 'approval.cancelled', 'deal.expired']);
  });

  it('S2.1: what a timer sets and is due as well is applied in the same step', () => {
    const world = drafts(program({ protection: { inactive: { after: 'P10D', to: 'PT0S' } } }), 1);
    world.step({ type: 'submit', by: 'p1' }, START);
    const when = at('2027-03-20T08:00');
    const { item, events } = world.step(undefined, when);
    expect(events.map(({ event, at: told }) => [event, told])).toEqual([
      ['deal.protectionTruncated', at('2027-03-12T00:00')],
      ['deal.expired', when],
    ]);
    expect(item).toMatchObject({ state: 'expired', since: when });
  });

  it('S2.4: a warning that is past when its end is set is never told, one that is run late is told as of its instant', () => {
    const world = drafts(program({ protection: { for: 'P20D', warn: ['P21D', 'P20D', 'P5D'] } }), 1);
    world.step({ type: 'submit', by: 'p1' }, START);
    expect(world.timers()).toEqual([
      'protection:warn:1 2027-03-02T00:00',
      'protection:warn:2 2027-03-17T00:00',
      'protection 2027-03-22T00:00',
    ]);
    const { events } = world.step(undefined, at('2027-03-18T00:00'));
    expect(events.map(({ at: told }) => told)).toEqual([at('2027-03-02T00:00'), at('2027-03-17T00:00')]);
  });

  it('S7, S7.1: the same arguments give the same step, and nothing that was given is altered', () => {
    fc.assert(
      fc.property(conflictRules, fc.array(actOf(2), { maxLength: 15 }), (conflicts, acts) => {
        // The world freezes every item and message, and hands out items as JSON gives them back.
        const check = (world: DealWorld) => {
          for (const id of world.deals.keys()) {
            const when = world.deal(id).at + DAYS;
            expect(world.try(undefined, when, id)).toEqual(world.try(undefined, when, id));
            expect(roundTrip(world.deal(id))).toEqual(world.deal(id));
          }
        };
        const { world } = play(programOf(conflicts), 2, { acts, check });
        expect(JSON.parse(JSON.stringify(world.effects))).toEqual(world.effects);
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it('S7.2: what is no instant, lies before, or runs under another version is refused, and nothing that was due is applied', () => {
    const world = drafts(program({ rules: routedTo('desk') }), 1);
    world.step({ type: 'submit', by: 'p1' }, START);
    const late = START + 60 * DAYS;
    expect(world.refused(undefined, START - 1)).toMatchObject([{ code: 'OPS101' }]);
    expect(world.refused(undefined, Number.NaN)).toMatchObject([{ code: 'OPS105' }]);
    expect(world.refused(undefined, late + 0.5)).toMatchObject([{ code: 'OPS105' }]);
    expect(world.refused({ type: 'report', by: 'p1' }, late)).toMatchObject([{ code: 'OPS102', expected: 'one of resubmit, close' }]);
    expect(world.deal()).toMatchObject({ state: 'pending', at: START });
    const other = drafts(program(), 1);
    const moved = stepDeal(other.program, world.deal(), undefined, late, other.facts('D1'));
    expect(moved).toMatchObject({ ok: false, problems: [{ code: 'OPS107' }] });
  });

  it('S7.2: messages that are none are refused with what was expected', () => {
    const world = drafts(program(), 1);
    world.step({ type: 'submit', by: 'p1' }, START);
    const wrong: readonly (readonly [unknown, string, string])[] = [
      [null, 'OPS103', '/type'],
      ['submit', 'OPS103', '/type'],
      [[], 'OPS103', '/type'],
      [{}, 'OPS103', '/type'],
      [{ type: 'approve', by: 'p1' }, 'OPS103', '/type'],
      [{ type: 'toString' }, 'OPS103', '/type'],
      [{ type: 'begin', by: 'p1' }, 'OPS103', '/type'],
      [{ by: 'p1' }, 'OPS103', '/type'],
      [{ type: 'report' }, 'OPS105', '/by'],
      [{ type: 'report', by: 7 }, 'OPS105', '/by'],
      [{ type: 'report', by: 'p1', note: '' }, 'OPS105', '/note'],
      [{ type: 'report', by: 'ghost' }, 'OPS104', '/by'],
      [{ type: 'change', by: 'p1' }, 'OPS105', '/answers'],
      [{ type: 'change', by: 'p1', answers: ['x'] }, 'OPS105', '/answers'],
      [{ type: 'close', by: 'p1', outcome: 'drawn' }, 'OPS105', '/outcome'],
      [{ type: 'close', by: 'p1', outcome: 'won', order: { on: '2027-02-30' } }, 'OPS105', '/order'],
      [{ type: 'close', by: 'p1', outcome: 'won', order: { on: '2027-03-01', amount: -1 } }, 'OPS105', '/order'],
      [{ type: 'close', by: 'p1', outcome: 'won', order: { on: '2027-03-01', amount: 10.005 } }, 'OPS105', '/order/amount'],
      [{ type: 'close', by: 'p1', outcome: 'won', order: { on: '2027-03-01', amount: 1e300 } }, 'OPS105', '/order/amount'],
      [{ type: 'activity', what: 'lunch' }, 'OPS105', '/what'],
      [{ type: 'activity', what: 'order', by: 'p2' }, 'OPS108', '/by'],
      [{ type: 'withdrawRequest', by: 'p1', request: 'breach' }, 'OPS105', '/request'],
      [{ type: 'decide', by: 'desk', chain: 'c9', step: 'desk', outcome: 'approve' }, 'OPS104', '/chain'],
      [{ type: 'decide', by: 'desk', step: 'desk', outcome: 'approve' }, 'OPS105', '/chain'],
      [{ type: 'taskDone', by: 'desk', task: 'quote' }, 'OPS104', '/task'],
      [{ type: 'edit', by: 'p1', answers: {} }, 'OPS102', '/type'],
    ];
    for (const [message, code, pointer] of wrong)
      expect([message, ...world.refused(message, START)]).toMatchObject([message, { code, pointer }]);
  });

  it('S7.2: a program without deal registration begins none, and nobody begins one of another partner', () => {
    const document = program();
    const { dealRegistration: _, ...rest } = document.program;
    const without = lifecycleProgram(JSON.stringify(rest));
    const world = drafts(program(), 0);
    const begin = { id: 'D1', partner: 'P1', by: 'p1' };
    expect(beginDeal(without, begin, START, world.facts('D1'))).toMatchObject({ ok: false, problems: [{ code: 'OPS104' }] });
    expect(beginDeal(document, { ...begin, by: 'p2' }, START, world.facts('D1'))).toMatchObject({
      ok: false,
      problems: [{ code: 'OPS108' }],
    });
    const wrong: readonly (readonly [object, string, string])[] = [
      [{ by: undefined }, 'OPS105', '/by'],
      [{ by: 'ghost' }, 'OPS104', '/by'],
      [{ by: 'cm', partner: undefined }, 'OPS108', '/by'],
      [{ answers: null }, 'OPS105', '/answers'],
      [{ answers: [] }, 'OPS105', '/answers'],
    ];
    for (const [more, code, pointer] of wrong) {
      const refused = beginDeal(document, { ...begin, ...more } as typeof begin, START, world.facts('D1'));
      expect(refused).toMatchObject({ ok: false, problems: [{ code, pointer }] });
    }
    expect(beginDeal(document, begin, START, world.facts('D1'))).toMatchObject({
      ok: true,
      value: { item: { revision: 1, state: 'draft' } },
    });
  });

  it('S7.3: each step raises the revision, and effects are numbered within it', () => {
    const world = drafts(
      program({
        tasks: [
          { id: 'quote', title: 'Quote', owner: 'desk' },
          { id: 'demo', title: 'Demo', owner: 'desk' },
        ],
      }),
      1,
    );
    const { item, effects } = world.step({ type: 'submit', by: 'p1' }, START);
    expect(item.revision).toBe(2);
    expect(effects.map(({ id }) => id)).toEqual(['deal/D1/2/0', 'deal/D1/2/1']);
    expect(world.step(undefined, START).item.revision).toBe(3);
  });

  it('D19.5: an answer that would become what others inherit from is refused, and one without a bottom', () => {
    const world = drafts(program(), 1);
    const inherited = JSON.parse(`{ "__proto__": ${JSON.stringify(ANSWERS)} }`);
    const deep = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`);
    for (const answers of [inherited, { customer: deep }])
      for (const type of ['edit', 'submit'])
        expect(stepDeal(world.program, world.deal(), { type, by: 'p1', answers } as never, START, world.facts('D1'))).toMatchObject({
          problems: [{ code: 'OPS105', pointer: '/answers' }],
        });
  });

  it('D19.5: the facts of a step cover the customers of every answers that it looks at', () => {
    const world = drafts(program({ rules: byAmount(1000, 100_000) }), 1);
    const answers = { amount: 120_000 };
    expect(answersToLoad(world.deal(), undefined)).toEqual([world.deal().answers]);
    expect(answersToLoad(world.deal(), { type: 'submit', by: 'p1', answers })).toEqual([
      world.deal().answers,
      { ...world.deal().answers, ...answers },
    ]);
    world.step({ type: 'submit', by: 'p1' }, START);
    world.step({ type: 'change', by: 'p1', answers }, START);
    expect(answersToLoad(world.deal(), { type: 'recheck' })).toEqual([world.deal().answers, { ...world.deal().answers, ...answers }]);
  });

  it('S2, S2.2: looked at in between, nothing is different', () => {
    fc.assert(
      fc.property(conflictRules, scripts, hours(120 * 24), (conflicts, acts, looks) => {
        const once = play(programOf(conflicts), 1, { acts });
        const world = drafts(programOf(conflicts), 1);
        const times = looks.map((hour) => START + hour * HOURS + 1).sort((a, b) => a - b);
        const answers = once.said.map((one) => {
          for (const look of times.filter((time) => time > world.deal().at && time <= one.at)) {
            runDue(world, look, inOrder);
            world.step(undefined, look);
          }
          runDue(world, one.at, inOrder);
          return offer(world, one);
        });
        expect(answers).toEqual(once.answers);
        const told = ({ revision: _revision, at: _at, ...rest }: Deal) => rest;
        expect(told(world.deal())).toEqual(told(once.world.deal()));
        expect(world.events).toEqual(once.world.events);
      }),
      { numRuns: 150, seed: 2 },
    );
  });

  it('S2, S2.3: run late by any time, what ends has ended when it was due', () => {
    const closing = program({
      rules: byAmount(1000, 100_000),
      decision: { lapse: 'P10D', answer: 'P5D' },
      resubmit: { times: 5, cooldown: 'P2D' },
      protection: { for: 'P20D', extend: { by: 'P10D', times: 2 } },
    });
    const fixed = ({ state, since, terms, protection, reasons, resubmitFrom, ordersUntil, resubmissions, answers }: Deal) => [
      ...[state, since, terms, protection, reasons, resubmitFrom, ordersUntil, resubmissions, answers],
    ];
    fc.assert(
      fc.property(scripts, hours(40 * 24), (acts, wakes) => {
        const { world, answers, said, now } = play(closing, 1, { acts });
        const late = drafts(closing, 1);
        const told = said.map((one) => {
          for (const wake of wakes.map((hour) => START + hour * HOURS))
            if (wake > late.deal().at && wake < one.at) late.step(undefined, wake);
          return offer(late, one);
        });
        expect(told).toEqual(answers);
        runDue(world, now + 100 * DAYS, inOrder);
        late.step(undefined, now + 100 * DAYS);
        late.step(undefined, now + 200 * DAYS);
        expect(fixed(late.deal())).toEqual(fixed(world.deal()));
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
