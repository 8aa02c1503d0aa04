import { afterEach, describe, expect, it } from 'vitest';
import { findPostgres } from '../../scripts/postgres.mjs';
import type { Topology } from './kills/part.ts';
import { type KillsSeen, runKills } from './kills/run-kills.ts';
import { embedded, onPostgres } from './kills/topologies.ts';
import { copyWithout, GUARDS } from './kills/without-guards.ts';
import { root } from './start-process.ts';

// kill -9 at random moments while deals are in flight, where it is asked for:
//   TIERWRIGHT_KILLS=60 npx vitest run --project running test/running/kills.test.ts
// TIERWRIGHT_SEED repeats the same draw. That it fails where a guard is missing, on changed copies of the sources (minutes):
//   TIERWRIGHT_WITHOUT_GUARDS=1 npx vitest run --project running test/running/kills.test.ts -t without

const KILLS = Number(process.env.TIERWRIGHT_KILLS ?? 0);
const SEED = Number(process.env.TIERWRIGHT_SEED ?? 20_270_301);
const ON_POSTGRES = Math.ceil(KILLS * 0.6);

const found = findPostgres();
const missing = 'why' in found ? found.why : '';
if (missing && process.env.CI === 'true') throw new Error(missing);

let topology: Topology | undefined;
afterEach(() => topology?.remove());

async function killing(on: Topology, kills: number): Promise<void> {
  topology = on;
  const { stuck, findings, ...figures } = await runKills(on, { kills, seed: SEED });
  console.info(`${on.name}: ${JSON.stringify({ ...figures, driven: stuck.driven, secondsUntilNothingWaited: stuck.seconds })}`);
  const log = findings.length > 0 ? on.log().slice(-4000) : '';
  expect({ findings, log }).toEqual({ findings: [], log: '' });
  const { seconds, driven, ...waits } = stuck;
  expect(waits).toEqual({ unsent: [], due: [], effects: [], undriven: [] } satisfies Omit<KillsSeen['stuck'], 'seconds' | 'driven'>);
  expect(driven).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(Object.values(figures.killed).reduce((sum, times) => sum + times)).toBe(kills);
  expect(figures.deals).toBeGreaterThan(kills);
}

describe.skipIf(KILLS === 0)('killed at random moments, nothing is lost, twice, decided by two or stuck after a minute', () => {
  it.skipIf(missing !== '')(
    `on PostgreSQL: API, worker, Temporal and the database (needs a server of its own) ${missing}`,
    async () => {
      await killing(await onPostgres(root), ON_POSTGRES);
    },
    300_000 + KILLS * 20_000,
  );

  it(
    'embedded: the one process and Temporal',
    async () => {
      await killing(await embedded(root), KILLS - ON_POSTGRES);
    },
    300_000 + KILLS * 20_000,
  );
});

if (process.env.TIERWRIGHT_WITHOUT_GUARDS === '1') {
  describe('the same test fails on a copy without', () => {
    it.each(Object.keys(GUARDS))(
      '%s',
      async (guard) => {
        const copy = copyWithout(guard);
        try {
          topology = await onPostgres(copy.folder);
          const { findings, stuck } = await runKills(topology, { kills: 16, seed: SEED, clients: 8 });
          const isStuck = [stuck.unsent, stuck.due, stuck.effects, stuck.undriven].map((list) => list.length);
          console.info(`without ${guard}: ${JSON.stringify({ findings: findings.map((one) => [one.count, one.invariant]), isStuck })}`);
          expect(findings.length + isStuck.reduce((sum, times) => sum + times)).toBeGreaterThan(0);
        } finally {
          copy.remove();
        }
      },
      900_000,
    );
  });
}
