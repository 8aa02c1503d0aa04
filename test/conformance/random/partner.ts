import { fromDay, type PartnerData, toDay } from '@tierwright/facts';
import type { Json, Previous, Program } from '@tierwright/program';
import { givenDeal, givenFacts } from './given-facts.ts';
import { randomExceptions, randomRates, randomRecords } from './partner-records.ts';
import { type Pools, poolsOf } from './pools.ts';
import { Random } from './random.ts';
import { randomDay, randomValue, type Source } from './values.ts';
import { DAYS_OF_DECISION } from './words.ts';

/** A partner and how it is to be decided. */
export interface Asked {
  data: PartnerData;
  options: { asOf: string; parametersAsOf?: string; asKnownOn?: string; trace: boolean };
}

function randomAttributes(source: Source): Record<string, Json> {
  const { random, program } = source;
  const attributes: Record<string, Json> = {};
  for (const { attribute, type, values } of Object.values(program.facts ?? {})) {
    if (attribute !== undefined && random.chance(0.8))
      attributes[attribute] = random.chance(0.05) ? null : randomValue(source, type, values);
  }
  return attributes;
}

/** Watermarks: some kinds loaded through the day, some not far enough, some never. */
function randomLoaded({ random, program, asOf }: Source): Record<string, string | null> {
  const kinds = Object.keys(program.records ?? {}).filter(() => random.chance(0.9));
  return Object.fromEntries(
    kinds.map((kind) => [kind, random.chance(0.75) ? asOf : random.chance(0.7) ? fromDay(toDay(asOf) - random.int(1, 40)) : null]),
  );
}

/** A state before: on a track's tiers or on its groups, long enough ago for something to happen. */
function randomPrevious(source: Source, days: number): Previous {
  const { random, program, asOf } = source;
  const track = random.pick(program.tracks ?? []);
  const on = fromDay(toDay(asOf) - random.int(0, days));
  const tier = () => (random.chance(0.2) ? null : random.pick(track.tiers).id);
  const groups =
    track.per === undefined
      ? undefined
      : Object.fromEntries(random.some(['north', 'south', 'east', 'a', 'b'], 1, 5).map((group) => [group, tier()]));
  const removed = random.chance(0.03);
  const held = groups ? {} : { tier: removed ? null : tier() };
  const atRisk = !removed && random.chance(0.25) && (groups !== undefined || held.tier !== null);
  const until = fromDay(toDay(on) + random.int(1, 40));
  return {
    on,
    ...(groups ? { groups } : held),
    ...random.maybe(0.4, () => ({ since: fromDay(toDay(on) - random.int(0, 200)) })),
    ...(atRisk && { state: 'atRisk' as const, until }),
    ...(removed && { state: 'removed' as const }),
  };
}

function randomFamily(source: Source): Pick<PartnerData, 'family' | 'parent'> {
  const { random } = source;
  return { parent: 'group-1', family: random.times(1, 2, (index) => ({ id: `sister-${index + 1}`, records: randomRecords(source, 3) })) };
}

function randomData(source: Source, seed: number, days: number): PartnerData {
  const { random, program } = source;
  const deal = program.dealRegistration !== undefined && random.chance(0.8);
  const share = random.pick([0, 0, 0.2, 0.6]);
  const facts = { ...givenFacts(source, share), ...(deal && givenDeal(source)) };
  const records = randomRecords(source, random.pick([2, 4, 7]));
  if (random.chance(0.4)) records.rate = randomRates(source);
  if ((program.tracks ?? []).length > 0 && random.chance(0.15)) records.exception = randomExceptions(source);
  return {
    id: `partner-${seed}`,
    attributes: randomAttributes(source),
    records,
    ...(Object.keys(facts).length > 0 && { facts }),
    ...random.maybe(days > 0 ? 0.4 : 0.15, () => ({ loaded: randomLoaded(source) })),
    ...random.maybe(0.1, () => randomFamily(source)),
    ...((program.tracks ?? []).length > 0 && days > 0 && random.chance(0.8) && { previous: randomPrevious(source, days) }),
  };
}

const pools = new WeakMap<Program, Pools>();

/**
 * A partner for a document, from a seed. `days` is how long ago a previous state may lie; 0: there is none. `options`: those
 * that another partner is decided with, in place of its own.
 */
export function randomPartner(program: Program, seed: number, days: number, options?: Asked['options']): Asked {
  const random = new Random(seed ^ 0x2545f491);
  const known = pools.get(program) ?? poolsOf(program);
  pools.set(program, known);
  const own = random.pick(DAYS_OF_DECISION);
  const asOf = options?.asOf ?? own;
  const source: Source = { random, program, pools: known, asOf };
  const data = randomData(source, seed, days);
  return {
    data,
    options: options ?? {
      asOf,
      ...random.maybe(0.1, () => ({ parametersAsOf: randomDay(source) })),
      ...random.maybe(0.1, () => ({ asKnownOn: randomDay(source) })),
      trace: true,
    },
  };
}
