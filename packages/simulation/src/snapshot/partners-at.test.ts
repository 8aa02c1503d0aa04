import { describe, expect, it } from 'vitest';
import { makeSnapshot } from './make-snapshot.ts';
import { partnersAt } from './partners-at.ts';
import { shardOf } from './shard-of.ts';
import { compiledForms, formPartners, onOneDay, QUESTION } from './snapshots.fixture.ts';

describe('partners at some places of a snapshot', () => {
  it.each([
    ['on one day', onOneDay(30)],
    ['since states before', formPartners(30)],
  ])('SIM-S10: are what a snapshot of them alone has: %s', (_, partners) => {
    const whole = makeSnapshot([compiledForms], partners, QUESTION);
    // Words are kept as they are, whether or not somebody among the few has them.
    const few = partnersAt(
      whole,
      Int32Array.from({ length: 11 }, (_, at) => 7 + at),
    );
    expect(few).toEqual(shardOf(whole, 7, 18));
  });

  it('SIM-S10: may be in another order', () => {
    const whole = makeSnapshot([compiledForms], formPartners(30), QUESTION);
    const [last, first] = [shardOf(whole, 20, 21), shardOf(whole, 3, 4)];
    const few = partnersAt(whole, Int32Array.from([20, 3]));
    expect(shardOf(few, 0, 1)).toEqual(last);
    expect(shardOf(few, 1, 2)).toEqual(first);
  });
});
