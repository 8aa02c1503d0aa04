import type { Condition, Leaf, Operator, ValueType } from '@tierwright/program';
import { alike, type Known, type KnownRequirement } from './known.ts';
import { randomLiteral } from './literals.ts';
import type { Random } from './random.ts';
import { DATES, FREE_WORDS } from './words.ts';

/** What a condition may name where it stands. */
export interface Readable {
  random: Random;
  decimals: number;
  values: readonly Known[];
  requirements: readonly KnownRequirement[];
}

const EQUALITY: readonly Operator[] = ['equal', 'notEqual'];
const ORDER: readonly Operator[] = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const MEMBER: readonly Operator[] = ['in', 'notIn'];
const OF_SETS: readonly Operator[] = ['contains', 'doesNotContain', 'someValue:contains', 'everyValue:contains'];
const NEGATING: ReadonlySet<Operator> = new Set(['notEqual', 'notIn', 'doesNotContain']);
const UPPER: ReadonlySet<Operator> = new Set(['equal', 'lessThan', 'lessThanInclusive']);

function operatorsFor(type: ValueType): readonly Operator[] {
  if (type === 'set') return OF_SETS;
  if (type === 'boolean' || type === 'duration') return EQUALITY;
  if (type === 'string' || type === 'enum') return [...EQUALITY, ...MEMBER];
  return type === 'date' ? [...ORDER, ...ORDER, ...EQUALITY, ...MEMBER] : [...ORDER, ...ORDER, ...EQUALITY];
}

const wantsList = (operator: Operator): boolean => MEMBER.includes(operator) || operator.endsWith(':contains');
const wordOf = (left: Known): Known => ({ ...left, type: 'enum' });
const setOf = (left: Known): Known => ({ ...left, type: 'set' });

/** What may stand on the right of an operator: the left one's like, a set, or a word of the set. */
function likeOf(left: Known, operator: Operator): Known {
  if (wantsList(operator)) return setOf(left);
  return left.type === 'set' ? wordOf(left) : left;
}

function rightLiteral({ random, decimals }: Readable, left: Known, operator: Operator): Leaf['value'] {
  const words = left.type === 'date' ? DATES : (left.values ?? FREE_WORDS);
  if (wantsList(operator)) return random.some(words, random.chance(0.1) ? 0 : 1, 3);
  return randomLiteral(random, likeOf(left, operator).type, decimals, left.values);
}

/** Decision 7: nothing may be met because something is not known. */
const refused = (operator: Operator, left: Known, right: Known | undefined): boolean => {
  const open = [left, right].some((side) => side?.unknown || side?.bounded);
  return (NEGATING.has(operator) && open) || (UPPER.has(operator) && left.bounded);
};

export interface Written {
  condition: Condition;
  /** Whether it may be unknown. */
  unknown: boolean;
  by?: string;
  byTier: boolean;
}

function randomLeaf(readable: Readable): Written {
  const { random, values } = readable;
  const left = random.pick(values);
  const operator = random.pick(operatorsFor(left.type).filter((candidate) => !refused(candidate, left, undefined)));
  const like = likeOf(left, operator);
  const rights = left.type === 'date' && wantsList(operator) ? [] : values.filter((value) => value.id !== left.id && alike(like, value));
  const right = random.chance(0.45) ? random.pickAny(rights.filter((value) => !refused(operator, left, value))) : undefined;
  const condition = { fact: left.id, operator, value: right ? { fact: right.id } : rightLiteral(readable, left, operator) };
  const sides = right ? [left, right] : [left];
  return { condition, ...together(sides.map((side) => ({ ...side, unknown: side.unknown || side.bounded }))) };
}

function together(parts: readonly { unknown: boolean; by?: string; byTier: boolean }[]): Omit<Written, 'condition'> {
  const by = parts.find((part) => part.by !== undefined)?.by;
  return {
    unknown: parts.some((part) => part.unknown),
    byTier: parts.some((part) => part.byTier),
    ...(by !== undefined && { by }),
  };
}

function randomNode(readable: Readable, depth: number): Written {
  const { random, requirements } = readable;
  const roll = random.next();
  if (depth <= 0 || roll < 0.55) {
    const requirement = random.chance(0.35) ? random.pickAny(requirements) : undefined;
    if (!requirement) return randomLeaf(readable);
    return { condition: { condition: requirement.id }, ...together([requirement]) };
  }
  if (roll < 0.7) {
    const part = randomNode(readable, depth - 1);
    return part.unknown ? part : { ...part, condition: { not: part.condition } };
  }
  return randomGroup(readable, depth);
}

function randomGroup(readable: Readable, depth: number): Written {
  const parts = readable.random.times(1, 3, () => randomNode(readable, depth - 1));
  const conditions = parts.map(({ condition }) => condition);
  return { condition: readable.random.chance(0.6) ? { all: conditions } : { any: conditions }, ...together(parts) };
}

/** A condition over what may be read, with a group at the top as json-rules-engine needs it. */
export function randomCondition(readable: Readable, depth = 2): Written {
  if (readable.requirements.length > 0 && readable.random.chance(0.1)) {
    const requirement = readable.random.pick(readable.requirements);
    return { condition: { condition: requirement.id }, ...together([requirement]) };
  }
  return randomGroup(readable, depth);
}

/** Only what a place may read: at most one group, tiers and bands where there are some. */
export function readableIn(
  { random, decimals, values, requirements }: Readable,
  place: { by?: string | undefined; tier: boolean; band?: boolean; deal?: boolean },
): Readable {
  return {
    random,
    decimals,
    values: values.filter(
      (value) =>
        value.records === undefined &&
        (value.by === undefined || value.by === place.by) &&
        (place.tier || !value.byTier) &&
        (place.band === true || !value.byBand) &&
        (place.deal === true || !value.deal),
    ),
    requirements: requirements.filter(
      (requirement) => (requirement.by === undefined || requirement.by === place.by) && (place.tier || !requirement.byTier),
    ),
  };
}
