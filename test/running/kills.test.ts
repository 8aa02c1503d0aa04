import { describe, expect, it } from 'vitest';
import { findPostgres } from '../../scripts/postgres.mjs';
import { GUARDS } from './kills/guards.ts';
import type { Topology } from './kills/part.ts';
import { type KillsAsked, type KillsSeen, runKills } from './kills/run-kills.ts';
import { embedded, onPostgres } from './kills/topologies.ts';
import { copyWithout, sourcesWithout } from './kills/without-guards.ts';
import { root } from './start-process.ts';

// kill -9 at random moments while deals are in flight: a few times, or as often as it is asked for:
//   TIERWRIGHT_KILLS=60 npx vitest run --project running test/running/kills.test.ts
// TIERWRIGHT_SEED repeats the same draw. That it fails where a guard is missing, on changed copies of the sources (minutes each):
//   TIERWRIGHT_WITHOUT_GUARDS=1 npx vitest run --project running test/running/kills.test.ts -t without

const KILLS = Number(process.env.TIERWRIGHT_KILLS ?? 6);
const SEED = Number(process.env.TIERWRIGHT_SEED ?? 20_270_301);
const ON_POSTGRES = Math.ceil(KILLS * 0.6);

const found = findPostgres();
const missing = 'why' in found ? found.why : '';
if (missing && process.env.CI === 'true') throw new Error(missing);

/** Nothing waits any more. */
const NOTHING = { unsent: [], due: [], effects: [], undriven: [], unmoved: [] };

const waits = ({ stuck: { unsent, due, effects, undriven }, unmoved }: KillsSeen) => ({ unsent, due, effects, undriven, unmoved });

async function killed(topology: Topology, asked: KillsAsked): Promise<KillsSeen & { readonly log: string }> {
  try {
    return { ...(await runKills(topology, asked)), log: topology.log().slice(-4000) };
  } finally {
    await topology.remove();
  }
}

async function killing(topology: Topology, kills: number): Promise<void> {
  const { log, ...seen } = await killed(topology, { kills, seed: SEED });
  const { stuck, findings, unmoved, ...figures } = seen;
  console.info(`${topology.name}: ${JSON.stringify({ ...figures, driven: stuck.driven, secondsUntilNothingWaited: stuck.seconds })}`);
  expect({ findings, log: findings.length > 0 ? log : '' }).toEqual({ findings: [], log: '' });
  expect(waits(seen)).toEqual(NOTHING);
  expect(stuck.driven).toBeGreaterThan(0);
  expect(Object.values(figures.killed).reduce((sum, times) => sum + times)).toBe(kills);
  expect(figures.deals).toBeGreaterThan(kills);
}

describe.concurrent('killed at random moments, nothing is lost, twice, decided by two or stuck after a minute', () => {
  const patience = 300_000 + KILLS * 30_000;

  it.skipIf(missing !== '')(
    `on PostgreSQL: API, worker, Temporal and the database (needs a server of its own) ${missing}`,
    async () => killing(await onPostgres(root), ON_POSTGRES),
    patience,
  );

  it('embedded: the one process and Temporal', async () => killing(await embedded(root), KILLS - ON_POSTGRES), patience);
});

it.each(Object.keys(GUARDS))('a guard is where it is taken away: %s', (guard) => {
  expect(sourcesWithout(guard).size).toBeGreaterThan(0);
});

if (process.env.TIERWRIGHT_WITHOUT_GUARDS === '1') {
  describe('the same test fails on a copy without', () => {
    // A few kills show it most often.
    const DRAWS = [3, 6, 9, 12];

    it.each(Object.entries(GUARDS))(
      '%s',
      async (guard, { parts }) => {
        const copy = copyWithout(guard);
        try {
          let isFound = false;
          for (const kills of DRAWS) {
            if (isFound) break;
            const asked = { kills, seed: SEED + kills, clients: 8, moving: 2, ...(parts && { parts }) };
            const seen = await killed(await onPostgres(copy.folder), asked);
            const findings = seen.findings.map(({ count, invariant }) => `${count} × ${invariant}`);
            const waiting = Object.entries(waits(seen)).flatMap(([what, { length }]) => (length > 0 ? [`${length} ${what}`] : []));
            isFound = findings.length + waiting.length > 0;
            console.info(`without ${guard}: ${JSON.stringify({ killed: seen.killed, deals: seen.deals, findings, waiting })}`);
          }
          expect(isFound).toBe(true);
        } finally {
          copy.remove();
        }
      },
      1_800_000,
    );
  });
}
