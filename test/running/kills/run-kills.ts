import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../bad-bodies/seeded-random.ts';
import { type Finding, findings } from './invariants.ts';
import type { Part, Topology } from './part.ts';
import { PassingTime } from './passing-time.ts';
import { makePeople } from './people.ts';
import { type Stuck, stuckAfter } from './stuck.ts';
import { Traffic } from './traffic.ts';

export interface KillsAsked {
  readonly kills: number;
  readonly seed: number;
  readonly clients?: number;
  /** How many deals are moved on in time at once. */
  readonly moving?: number;
  /** Names of the parts that are killed, as often as they are named; default: each once, then again. */
  readonly parts?: readonly string[];
}

export interface KillsSeen {
  /** By part. */
  readonly killed: Readonly<Record<string, number>>;
  readonly commands: number;
  readonly acknowledged: number;
  /** Acknowledged, by what was said. */
  readonly done: Readonly<Record<string, number>>;
  readonly deals: number;
  readonly longestWaitSeconds: number;
  /** Deals that were moved on in time, and what of them did not come to pass. */
  readonly moved: number;
  readonly unmoved: readonly string[];
  readonly stuck: Stuck;
  readonly findings: readonly Finding[];
}

/** So much has to be done between two kills, so that they meet deals in flight. */
const BETWEEN = 8;
const PATIENCE = 60_000;

/** Kills something at random moments while clients work; then everything is up again, and what is there is looked at. */
export async function runKills(
  topology: Topology,
  { kills, seed, clients = 4, moving = 6, parts = topology.parts.map(({ name }) => name) }: KillsAsked,
): Promise<KillsSeen> {
  const random = seededRandom(seed);
  const people = await topology.withStore((store) => makePeople(store, topology.address));
  await topology.resume();
  const traffic = new Traffic(people, seededRandom(seed + 1));
  const { tally } = traffic;
  const [reader] = people.desk;
  if (!reader) throw new Error('Nobody reads.');
  const time = new PassingTime({
    temporal: topology.temporal,
    tenant: people.tenant,
    reader,
    deals: traffic.told,
    random: seededRandom(seed + 2),
  });
  const victims = parts.flatMap((name) => topology.parts.filter((part) => part.name === name));
  const killed: Record<string, number> = Object.fromEntries(victims.map(({ name }) => [name, 0]));
  traffic.start(clients);
  time.start(moving);
  const progress = async (commands: number) => {
    const enough = tally.acknowledged + commands;
    for (const until = Date.now() + PATIENCE; tally.acknowledged < enough && Date.now() < until; ) await sleep(20);
  };
  await progress(2 * BETWEEN);
  let order: readonly Part[] = [];
  for (let n = 0; n < kills; n += 1) {
    // Each once, in any order, then again.
    if (order.length === 0)
      order = victims
        .map((part) => ({ part, at: random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ part }) => part);
    const [part, ...rest] = order;
    order = rest;
    if (!part) break;
    await sleep(random() * 600);
    await part.kill();
    killed[part.name] = (killed[part.name] ?? 0) + 1;
    await sleep(random() * 400);
    await part.start();
    await progress(BETWEEN);
  }
  await traffic.stop();
  await time.stop();
  const stuck = await stuckAfter(topology, people.tenant, time.moved);
  const seen = await topology.withStore((store) => findings(store, people, tally));
  const done: Record<string, number> = {};
  for (const { what, revision } of tally.said) if (revision !== undefined) done[what] = (done[what] ?? 0) + 1;
  const unmoved = [...time.problems].map(([deal, problem]) => `${deal}: ${problem}`);
  const { acknowledged, longestWait } = tally;
  const figures = { killed, commands: tally.said.length, acknowledged, done, deals: done.begin ?? 0, moved: time.moved.size };
  return { ...figures, longestWaitSeconds: Math.round(longestWait / 100) / 10, unmoved, stuck, findings: seen };
}
