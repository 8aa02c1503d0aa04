import type { Store } from '@tierwright/store';
import { deadlocksSoFar, testStores } from '@tierwright/store/testing';
import { expect, it } from 'vitest';
import { ACME, ItemFlow } from './item-flow.fixture.ts';
import { type Heard, Race, type Racers } from './races-about-customer.fixture.ts';
import { expectSoundChain, expectSoundDeals } from './races-sound.fixture.ts';

/** Racing commands: a few in `npm test`; the long form sets TIERWRIGHT_RACES=10000. */
const COMMANDS = Number(process.env.TIERWRIGHT_RACES ?? 300);
/** Customers that are raced for at the same time: while one race waits for locks, another has the processor. */
const CUSTOMERS = 2;

const postgres = testStores().find(({ name }) => name === 'postgres');

/** Two partners, and the desk that decides about their deals. */
async function racersOf(store: Store): Promise<Racers> {
  const flow = await ItemFlow.begun(store, [ACME, { ...ACME, id: 'brock', title: 'Brock' }]);
  const dealDesk = { roles: ['decider' as const], groups: ['dealDesk'] };
  return {
    flow,
    partners: [await flow.person('ann', { partner: 'acme' }), await flow.person('bob', { partner: 'brock' })],
    desk: [await flow.person('dora', dealDesk), await flow.person('dan', dealDesk)],
  };
}

function tally(heard: readonly Heard[]): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const all: Record<string, Record<string, number>> = {};
  for (const { what, answer } of heard) {
    const of = all[what] ?? {};
    of[answer] = (of[answer] ?? 0) + 1;
    all[what] = of;
  }
  return all;
}

it.skipIf(postgres === undefined)(
  `holds in a race of ${COMMANDS} commands on PostgreSQL (not run where there is none)`,
  async () => {
    const store = (await postgres?.open()) as Store;
    try {
      const racers = await racersOf(store);
      const heard: Heard[] = [];
      let n = 0;
      const races = async () => {
        while (heard.length < COMMANDS) {
          const race = new Race(racers, n);
          n += 1;
          await race.run();
          heard.push(...race.heard);
        }
      };
      await Promise.all(Array.from({ length: CUSTOMERS }, races));
      const answers = tally(heard);
      // Nobody hears of a deadlock: each command is done, refused for what it is, or asked to come again.
      expect(heard.filter(({ answer }) => !/^(done|4\d\d (OPS|CMD)\d{3}|503 CMD106)$/.test(answer))).toEqual([]);
      const ends = await expectSoundDeals(racers.flow);
      const rows = await expectSoundChain(racers.flow);
      // Each of them has its way at times, and is too late at others; in a few races that is not for sure.
      const isLong = COMMANDS >= 1000;
      for (const what of ['submit', 'approve', 'withdraw', 'expire', 'close', ...(isLong ? ['reject', 'extend'] : [])]) {
        expect([what, answers[what]?.done ?? 0]).not.toEqual([what, 0]);
      }
      for (const what of ['approve', 'reject', 'withdraw', 'extend', 'close']) {
        expect([what, Object.keys(answers[what] ?? {}).some((answer) => answer.startsWith('4'))]).toEqual([what, true]);
      }
      if (isLong) expect(Object.keys(ends).sort()).toEqual(['expired', 'lost', 'rejected', 'withdrawn', 'won']);
      const deadlocks = await deadlocksSoFar(store, racers.flow.tenant);
      console.info(`${heard.length} racing commands, ${deadlocks} deadlocks, ${rows} rows of the chain`, answers, ends);
    } finally {
      await store.close();
    }
  },
  60_000 + COMMANDS * 600,
);
