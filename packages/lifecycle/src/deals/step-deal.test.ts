import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictRules, programOf } from './conflict-programs.fixture.ts';
import type { Deal } from './deal.ts';
import { actOf, drafts, inOrder, offer, play, runDue, START } from './deal-acts.fixture.ts';
import { byAmount, program } from './deal-programs.fixture.ts';
import { DAYS, HOURS } from './deal-world.fixture.ts';

const scripts = fc.array(actOf(1), { maxLength: 12 });
const hours = (most: number) => fc.array(fc.integer({ min: 1, max: most }), { maxLength: 30 });

describe('when steps are run', () => {
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
