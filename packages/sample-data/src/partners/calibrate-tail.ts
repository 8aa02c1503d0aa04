import type { BasePlan } from '../base/base-plan.ts';
import { saleKinds } from '../base/base-plan.ts';
import type { Draft, Tail } from '../goals/context.ts';
import { Targets } from '../goals/targets.ts';
import { Random } from '../random/random.ts';
import { giveFirstAttributes, joinedDay } from './give-attributes.ts';
import { ordinaryRevenue } from './habit.ts';
import { type LevelShares, setGoals } from './set-goals.ts';

/** Partners drawn to find the tail, always the same whatever the seed; nothing of them is kept. */
const SAMPLE = 320;
const SAMPLE_SEED = 0x7a11;
const ROUNDS = 4;
const LIGHTEST = 0.25;
const HEAVIEST = 2.5;
/** No partner exceeds what its tier asks for by more than this. */
const CUT = 60;

/**
 * The heaviness of the tail with which the first tenth of partners has the wanted share of revenue. Ladders differ: a
 * steep one concentrates revenue by itself, a flat one needs a heavy tail. Found by bisection over a small sample.
 */
export function calibrateTail(plan: BasePlan, shares: LevelShares, managed: ReadonlyMap<string, number>): Tail {
  let [light, heavy] = [LIGHTEST, HEAVIEST];
  for (let round = 0; round < ROUNDS; round++) {
    const exponent = (light + heavy) / 2;
    const share = topShare(plan, shares, managed, { exponent, atMost: CUT });
    if (share === undefined) break;
    if (share < plan.settings.topTenth) light = exponent;
    else heavy = exponent;
  }
  return { exponent: (light + heavy) / 2, atMost: CUT };
}

/** The share of revenue that the first tenth has; undefined where there is no revenue. */
function topShare(plan: BasePlan, shares: LevelShares, managed: ReadonlyMap<string, number>, tail: Tail): number | undefined {
  const { dormantShare, nearShare } = plan.settings;
  const active = Math.max(0.01, 1 - dormantShare);
  const near = nearShare / active;
  const revenues: number[] = [];
  for (let index = 0; index < SAMPLE; index++) {
    const random = new Random(SAMPLE_SEED, index);
    const draft: Draft = { random, active: true, near: random.chance(near), attributes: new Map(), targets: new Targets(), size: 0 };
    giveFirstAttributes(plan, draft, joinedDay(random, plan.settings.day), managed);
    setGoals(plan, shares, draft, tail);
    revenues.push(revenueOf(plan, draft, tail));
  }
  revenues.sort((a, b) => b - a);
  const partners = SAMPLE / active;
  const sum = (list: number[]): number => list.reduce((total, revenue) => total + revenue, 0);
  const total = sum(revenues);
  return total > 0 ? sum(revenues.slice(0, Math.round(partners / 10))) / total : undefined;
}

/** Money that the partner's records of the last 12 months will add up to, kind by kind. */
function revenueOf(plan: BasePlan, draft: Draft, tail: Tail): number {
  let revenue = 0;
  for (const { kind, money } of saleKinds(plan.kinds)) {
    if (money.length === 0) continue;
    let most: number | undefined;
    for (const measure of plan.measures) {
      if (!measure.sale || measure.population.kind !== kind || measure.aggregate !== 'sum' || !money.includes(measure.of?.field ?? -1))
        continue;
      const groups = draft.targets.groups(measure).map(([, { value }]) => value);
      const values = [draft.targets.get(measure)?.value, ...groups].filter((value) => typeof value === 'number');
      if (values.length > 0)
        most = Math.max(
          most ?? 0,
          values.reduce((sum, value) => sum + value, 0),
        );
    }
    revenue += most ?? ordinaryRevenue(plan, draft, tail);
  }
  return revenue;
}
