import type { Condition, Leaf, Track, ValueType } from '@tierwright/program';
import type { Measure } from '../populations/population.ts';
import type { Lookup, Values } from '../values/parameter-value.ts';
import { type Option, optionsOf } from './options.ts';
import { isGrouped, partsOf, typeOf } from './subject.ts';

interface TierGoals {
  id: string;
  /** Ways to hold the tier, and ways to miss it. */
  satisfy: Option[];
  falsify: Option[];
  /** Whether nobody holds the tier without a sale in the last 12 months. */
  needsSales: boolean;
  /** Whether the tier has no `qualify`: it is open to all. */
  open: boolean;
}

/** A fact or derived value that tiers of a track test. */
export interface Subject {
  id: string;
  type: ValueType;
  /** Whether it has a value for each group of the track. */
  grouped: boolean;
  /** Whether it is made of sales of the last 12 months. */
  sales: boolean;
  /** Whether it is a sum of these, which has a heavy tail; a count has none. */
  volume: boolean;
  /** The leaves of each tier that test it, lowest tier first. */
  tests: { tier: number; leaf: Leaf }[];
  depth: number;
  /** The fact whose records it narrows, and the facts that narrow its own. */
  whole: string | undefined;
  parts: string[];
  /** Whether it is only ever compared with zero. */
  trivial: boolean;
}

export interface TrackGoals {
  track: Track;
  tiers: TierGoals[];
  /** Facts before the derived values that are made of them. */
  subjects: Subject[];
  /** The groups of a track with one tier for each. */
  groups: string[];
}

const MOST_DEPTH = 40;

function wholeOf(values: Values, id: string): string | undefined {
  const from = values.program.facts?.[id]?.from;
  return from && 'within' in from ? from.within : undefined;
}

function depthOf(values: Values, id: string, depth = 0): number {
  const derived = values.program.derived?.[id];
  if (!derived || depth > MOST_DEPTH) return 0;
  return 1 + Math.max(0, ...partsOf(derived).map((part) => depthOf(values, part, depth + 1)));
}

/** Whether the value rests on a measure of that kind, through any derived value. */
function rests(values: Values, ofFact: Map<string, Measure>, id: string, isOne: (measure: Measure) => boolean, depth = 0): boolean {
  const measure = ofFact.get(id);
  if (measure) return isOne(measure);
  const derived = values.program.derived?.[id];
  return derived !== undefined && depth < MOST_DEPTH && partsOf(derived).some((part) => rests(values, ofFact, part, isOne, depth + 1));
}

const ofSales = (measure: Measure): boolean => measure.sale;
const ofVolume = (measure: Measure): boolean => measure.sale && measure.aggregate === 'sum';

/** A share has no tail, and a score ends where all points are given. */
const BOUNDED: readonly string[] = ['percent', 'boolean'];
const LOWER_BOUNDS: readonly string[] = ['greaterThan', 'greaterThanInclusive'];

/** What the tiers of a track ask for, in a form that partners can be made from. */
export function trackGoals(values: Values, ofFact: Map<string, Measure>, track: Track, day: number): TrackGoals {
  const subjects = new Map<string, Subject>();
  const collect = (option: Option, tier: number): void => {
    for (const leaf of option) {
      if (values.program.parameters?.[leaf.fact]) continue;
      const type = typeOf(values, leaf.fact);
      const known = subjects.get(leaf.fact) ?? {
        id: leaf.fact,
        type,
        grouped: track.per !== undefined && isGrouped(values, leaf.fact, track.per),
        sales: rests(values, ofFact, leaf.fact, ofSales),
        volume: !BOUNDED.includes(type) && rests(values, ofFact, leaf.fact, ofVolume),
        tests: [],
        depth: depthOf(values, leaf.fact),
        whole: wholeOf(values, leaf.fact),
        parts: Object.keys(values.program.facts ?? {}).filter((id) => wholeOf(values, id) === leaf.fact),
        trivial: true,
      };
      subjects.set(leaf.fact, known);
      known.trivial &&= leaf.value === 0;
      if (!known.tests.some((test) => test.tier === tier && test.leaf === leaf)) known.tests.push({ tier, leaf });
    }
  };
  const tiers = track.tiers.map((tier, index): TierGoals => {
    const lookup: Lookup = { day, tier: tier.id, read: () => undefined };
    const ways = (qualify: Condition | undefined, wanted: boolean) =>
      qualify ? optionsOf(values, qualify, wanted, lookup) : wanted ? [[]] : [];
    const [satisfy, falsify] = [ways(tier.qualify, true), ways(tier.qualify, false)];
    for (const option of satisfy) collect(option, index);
    const sells = (leaf: Leaf) => LOWER_BOUNDS.includes(leaf.operator) && rests(values, ofFact, leaf.fact, ofSales);
    return {
      id: tier.id,
      satisfy,
      falsify,
      needsSales: satisfy.length > 0 && satisfy.every((option) => option.some(sells)),
      open: !tier.qualify,
    };
  });
  return { track, tiers, subjects: [...subjects.values()].sort((a, b) => a.depth - b.depth), groups: groupsOf(values, track) };
}

/** The values of the field that a track is grouped by, as the facts' records declare them. */
function groupsOf(values: Values, track: Track): string[] {
  const { per } = track;
  if (per === undefined) return [];
  for (const kind of Object.values(values.program.records ?? {})) {
    const field = kind.fields?.[per];
    if (field?.type === 'enum' && field.values) return field.values;
  }
  return [];
}
