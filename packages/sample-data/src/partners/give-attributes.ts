import type { BasePlan } from '../base/base-plan.ts';
import type { Draft } from '../goals/context.ts';
import type { MergedAttribute } from '../merge/merge-attributes.ts';
import type { Random } from '../random/random.ts';
import type { Scalar } from '../values/scalar.ts';

const REGIONS = ['NA', 'EMEA', 'APAC', 'LATAM'];
const REGION_WEIGHTS = [0.38, 0.36, 0.17, 0.09];
const COUNTRIES = ['US', 'DE', 'GB', 'FR', 'BR', 'IN', 'JP', 'AU', 'MX', 'SG'];
/** Partners joined over about ten years, more of them lately. */
const TENURE_DAYS = 3650;
const JOINED = /join|since|start|signedOn|enrol/i;
/** Flags that say something is wrong or special: rare. */
const RARE = /overdue|former|blocked|suspended|legacy|lapsed|terminated|probation/i;
const ABSENT_SHARE = 0.02;

export function joinedDay(random: Random, today: number): number {
  const u = random.next();
  return today - 20 - Math.floor(TENURE_DAYS * u * (0.4 + 0.6 * u));
}

/** Draws what decides tracks and thresholds: words and dates. Numbers and flags wait for what the tier asks. */
export function giveFirstAttributes(plan: BasePlan, draft: Draft, joined: number, managed: ReadonlyMap<string, number>): void {
  for (const attribute of plan.attributes) {
    const value = firstValue(plan, attribute, draft.random, joined, managed);
    if (value !== undefined) draft.attributes.set(attribute.name, value);
  }
}

function firstValue(
  plan: BasePlan,
  attribute: MergedAttribute,
  random: Random,
  joined: number,
  managed: ReadonlyMap<string, number>,
): Scalar | undefined {
  const { name, values } = attribute;
  const fixed = plan.programs.some((program) => program.fixed.has(name));
  switch (attribute.type) {
    case 'enum':
    case 'string': {
      if (/region|theatre|geo/i.test(name)) {
        const regions = values.length > 0 ? values : REGIONS;
        return regions[random.weighted(regions.map((_, index) => REGION_WEIGHTS[index] ?? 0.05))];
      }
      if (values.length > 0) return values[random.weighted(values.map((value, index) => managed.get(value) ?? 1 / (index + 1)))];
      return /country/i.test(name) ? random.pick(COUNTRIES) : `${name}-${1 + random.below(9)}`;
    }
    case 'date': {
      if (JOINED.test(name)) return joined;
      return fixed || attribute.required ? random.between(joined, plan.settings.day) : undefined;
    }
    case 'boolean':
      return fixed ? random.chance(RARE.test(name) ? 0.08 : 0.5) : undefined;
    default:
      return undefined;
  }
}

/** Draws what no goal has set: mostly what tiers like to see, sometimes nothing where that is allowed. */
export function giveOtherAttributes(plan: BasePlan, draft: Draft, joined: number): void {
  const { random } = draft;
  for (const attribute of plan.attributes) {
    if (draft.attributes.has(attribute.name) || (!attribute.required && random.chance(ABSENT_SHARE))) continue;
    draft.attributes.set(attribute.name, otherValue(plan, attribute, random, joined));
  }
}

function otherValue(plan: BasePlan, attribute: MergedAttribute, random: Random, joined: number): Scalar {
  switch (attribute.type) {
    case 'boolean':
      return random.chance(RARE.test(attribute.name) ? 0.04 : 0.9);
    case 'integer':
    case 'number':
      return random.between(0, 40);
    case 'percent':
      return random.between(50, 100);
    case 'money':
      return Math.round(plan.unit * 4 * random.next());
    case 'set':
      return attribute.values.filter(() => random.chance(0.3));
    case 'duration':
      return random.pick(['P30D', 'P60D', 'P90D']);
    case 'date':
      return random.between(joined, plan.settings.day);
    default:
      return attribute.values[0] ?? '';
  }
}
