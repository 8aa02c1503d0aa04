import { currencyExponent, type Program } from '@tierwright/program';
import type { Known, KnownRequirement } from './known.ts';
import type { Random } from './random.ts';
import { TIERS } from './words.ts';

/** The sections that random documents have. */
type Sections = Required<Pick<Program, 'records' | 'facts' | 'parameters' | 'derived' | 'requirements' | 'tracks'>>;

/** A document in the making, with what may be read so far. Only what stands there already is referred to: no cycles. */
export interface Draft {
  random: Random;
  program: Program & Sections;
  /** Decimals of the program's currency. */
  decimals: number;
  /** The tiers of each track to come; they share their ids, and all of them are in the longest. */
  ladders: (readonly string[])[];
  tiers: readonly string[];
  values: Known[];
  requirements: KnownRequirement[];
}

export function newDraft(random: Random, seed: number): Draft {
  const currency = random.pick(['EUR', 'USD', 'USD', 'JPY', 'KWD']);
  const program: Draft['program'] = {
    pdl: '1.0',
    program: `random-${seed}`,
    version: '1',
    title: `Random ${seed}`,
    currency,
    timeZone: random.pick(['UTC', 'Asia/Kolkata', 'Europe/Berlin', 'America/St_Johns']),
    ...random.maybe(0.2, () => ({ effective: { from: '2020-01-01' } })),
    ...random.maybe(0.5, () => ({ calendar: { yearStarts: random.pick(['02-01', '04-06', '07-01', '10-31']) } })),
    records: {},
    facts: {},
    parameters: {},
    derived: {},
    requirements: {},
    tracks: [],
  };
  const ladders = random.times(1, 2, () => TIERS.slice(0, random.int(1, 3)));
  const tiers = TIERS.slice(0, Math.max(...ladders.map(({ length }) => length)));
  return { random, program, decimals: currencyExponent(currency) ?? 2, ladders, tiers, values: [], requirements: [] };
}

/** A value that a document now has. */
export function declare(draft: Draft, value: Known): Known {
  draft.values.push(value);
  return value;
}
