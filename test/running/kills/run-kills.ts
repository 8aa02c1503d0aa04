import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../bad-bodies/seeded-random.ts';
import { type Finding, findings } from './invariants.ts';
import type { Topology } from './part.ts';
import { makePeople } from './people.ts';
import { type Stuck, stuckAfter } from './stuck.ts';
import { Traffic } from './traffic.ts';

export interface KillsAsked {
  readonly kills: number;
  readonly seed: number;
  readonly clients?: number;
}

export interface KillsSeen {
  /** By part. */
  readonly killed: Readonly<Record<string, number>>;
  readonly commands: number;
  readonly acknowledged: number;
  /** Acknowledged, by what was said. */
  readonly done: Readonly<Record<string, number>>;
  readonly deals: number;
  readonly stuck: Stuck;
  readonly findings: readonly Finding[];
}

/** So much has to be done between two kills, so that they meet deals in flight. */
const BETWEEN = 8;
const PATIENCE = 15_000;

/** Kills something at random moments while clients work; then everything is up again, and what is there is looked at. */
export async function runKills(topology: Topology, { kills, seed, clients = 4 }: KillsAsked): Promise<KillsSeen> {
  const random = seededRandom(seed);
  const people = await topology.withStore((store) => makePeople(store, topology.address));
  await topology.resume();
  const traffic = new Traffic(people, seededRandom(seed + 1));
  const { tally } = traffic;
  const killed: Record<string, number> = Object.fromEntries(topology.parts.map(({ name }) => [name, 0]));
  traffic.start(clients);
  const progress = async (commands: number) => {
    const enough = tally.acknowledged + commands;
    for (const until = Date.now() + PATIENCE; tally.acknowledged < enough && Date.now() < until; ) await sleep(20);
  };
  await progress(2 * BETWEEN);
  let order: typeof topology.parts = [];
  for (let n = 0; n < kills; n += 1) {
    // Each once, in any order, then again.
    if (order.length === 0)
      order = topology.parts
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
  const stuck = await stuckAfter(topology, people.tenant);
  const seen = await topology.withStore((store) => findings(store, people, tally));
  const done: Record<string, number> = {};
  for (const { what, revision } of tally.said) if (revision !== undefined) done[what] = (done[what] ?? 0) + 1;
  return { killed, commands: tally.said.length, acknowledged: tally.acknowledged, done, deals: done.begin ?? 0, stuck, findings: seen };
}
