import type { Derived, DerivedKind, Num, ScorePart } from '@tierwright/program';
import { type Readable, randomCondition, readableIn } from './conditions.ts';
import { type Draft, declare } from './draft.ts';
import { alike, isNumeric, type Known, known } from './known.ts';
import { randomNumber } from './literals.ts';
import { SHORT_DURATIONS } from './words.ts';

/** A derived value with what reading it needs. */
interface Made {
  derived: Derived;
  value: Omit<Known, 'id' | 'of'>;
}

type Traits = Pick<Known, 'unknown' | 'byTier'> & Partial<Pick<Known, 'bounded' | 'by'>>;

function traitsOf(parts: readonly Traits[]): Pick<Known, 'unknown' | 'byTier'> & Partial<Pick<Known, 'by'>> {
  const by = parts.find((part) => part.by !== undefined)?.by;
  return {
    unknown: parts.some(({ unknown, bounded }) => unknown || bounded === true),
    byTier: parts.some(({ byTier }) => byTier),
    ...(by !== undefined && { by }),
  };
}

const value = (type: Known['type'], parts: readonly Traits[], more: Partial<Known> = {}): Made['value'] => {
  const { id: _id, of: _of, ...rest } = known('', 'derived', type, { ...traitsOf(parts), late: true, ...more });
  return rest;
};

/** Counts, scores and `each` are known, with a lower bound where a part is not. */
const bounded = (type: Known['type'], parts: readonly Traits[], more: Partial<Known> = {}): Made['value'] =>
  value(type, parts, { unknown: false, bounded: traitsOf(parts).unknown, ...more });

function makeCount({ random, requirements }: Readable): Made | undefined {
  if (requirements.length === 0) return undefined;
  const counted = random.some(requirements, 1, 4);
  return { derived: { count: counted.map(({ id }) => id) }, value: bounded('integer', counted) };
}

function randomNum({ random, values, decimals }: Readable, like: Known, fallback: number): { num: Num; reads: Known[] } {
  const parameter = random.chance(0.5) ? random.pickAny(values.filter((each) => each.of === 'parameter' && alike(like, each))) : undefined;
  if (parameter) return { num: { fact: parameter.id }, reads: [parameter] };
  return { num: Math.max(fallback, randomNumber(random, like.type, decimals)), reads: [] };
}

const POINTS = known('', 'parameter', 'number');

function makePart(readable: Readable): { part: ScorePart; reads: Traits[] } {
  const { random, values } = readable;
  const points = randomNum(readable, POINTS, 0);
  const measured = random.chance(0.6) ? random.pickAny(values.filter(({ type }) => isNumeric(type))) : undefined;
  if (!measured) {
    const when = randomCondition(readable, 1);
    return { part: { when: when.condition, points: points.num }, reads: [when, ...points.reads] };
  }
  const full = randomNum(
    readable,
    measured.type === 'money' ? measured : { ...measured, type: measured.type === 'percent' ? 'percent' : 'number' },
    1,
  );
  return { part: { per: measured.id, full: full.num, points: points.num }, reads: [measured, ...full.reads, ...points.reads] };
}

function makeScore(readable: Readable): Made {
  const parts = readable.random.times(1, 3, () => makePart(readable));
  return {
    derived: { score: parts.map(({ part }) => part) },
    value: bounded(
      'number',
      parts.flatMap(({ reads }) => reads),
    ),
  };
}

function makeRatio({ random, values }: Readable): Made | undefined {
  const numbers = values.filter(({ type }) => isNumeric(type));
  const above = random.pickAny(numbers);
  const per = random.chance(0.4);
  const below = above && random.pickAny(numbers.filter((each) => per || alike(above, each)));
  if (!above || !below) return undefined;
  const onZero = random.pick([{}, { onZero: 'unknown' as const }, { onZero: random.int(0, 100) }]);
  return {
    derived: { ratio: [above.id, below.id], ...onZero, ...(per && { per: random.pick([1, 100, 1000]) }) },
    value: value(per ? 'number' : 'percent', [above, below, { unknown: typeof onZero.onZero !== 'number', byTier: false }]),
  };
}

function operandsOf({ random, values }: Readable, dates: boolean): Known[] {
  const first = random.pickAny(values.filter(({ type }) => isNumeric(type) || (dates && type === 'date')));
  return first
    ? [
        first,
        ...random.some(
          values.filter((each) => alike(first, each)),
          0,
          3,
        ),
      ]
    : [];
}

function makeCombined(readable: Readable, kind: 'sum' | 'min' | 'max'): Made | undefined {
  const { random } = readable;
  const operands = operandsOf(readable, kind !== 'sum');
  const [first] = operands;
  if (!first) return undefined;
  const ids = operands.map(({ id }) => id);
  const type = operands.some((each) => each.type === 'number') ? 'number' : first.type;
  const unit = operands.find((each) => each.unit !== undefined)?.unit;
  const made = value(type, operands, unit === undefined ? {} : { unit });
  if (kind === 'min') return { derived: { min: ids }, value: made };
  if (kind === 'max') return { derived: { max: ids }, value: made };
  const cut = random.int(1, ids.length);
  return { derived: { sum: ids.slice(0, cut), ...(cut < ids.length && { minus: ids.slice(cut) }) }, value: made };
}

function makeEach(draft: Draft): Made | undefined {
  const { random, values } = draft;
  const group = random.pickAny(values.filter(({ of }) => of === 'group'));
  if (!group) return undefined;
  const inside = readableIn(draft, { by: group.id, tier: true });
  // Facts of the group more often than others: that is what `each` is for.
  const own = inside.values.filter(({ by }) => by === group.id);
  const where = randomCondition({ ...inside, values: [...inside.values, ...own, ...own, ...own] }, 1);
  const { by: _consumed, ...traits } = where;
  return { derived: { each: group.id, where: where.condition }, value: bounded('integer', [traits]) };
}

function makeHeld({ random, requirements, values }: Readable): Made | undefined {
  const requirement = random.pickAny(requirements);
  if (!requirement) return undefined;
  const parameter = random.chance(0.3) ? values.find(({ id }) => id.startsWith('short.') || id === 'p.placeholder.period') : undefined;
  const period = random.chance(0.6)
    ? { trailing: parameter ? { fact: parameter.id } : random.pick(SHORT_DURATIONS) }
    : { calendar: { unit: 'month' as const, ...random.pick([{ current: true }, { complete: 1 }, { complete: 1, current: true }]) } };
  return {
    derived: { held: requirement.id, days: random.pick(['any', 'every'] as const), ...period },
    value: value('boolean', [requirement, ...('trailing' in period && parameter ? [parameter] : [])]),
  };
}

function make(draft: Draft, kind: DerivedKind, held: boolean): Made | undefined {
  const groups = draft.values.filter(({ of }) => of === 'group');
  const by = draft.random.chance(0.4) ? draft.random.pickAny(groups)?.id : undefined;
  const readable = readableIn(draft, { by, tier: true });
  switch (kind) {
    case 'count':
      return makeCount(readable);
    case 'score':
      return makeScore(readable);
    case 'ratio':
      return makeRatio(readable);
    case 'each':
      return makeEach(draft);
    case 'held':
      return held ? makeHeld(readable) : undefined;
    default:
      return makeCombined(readable, kind);
  }
}

const KINDS: readonly DerivedKind[] = ['count', 'score', 'ratio', 'sum', 'min', 'max', 'each', 'held'];

/** A derived value of any kind over what stands so far. `held` only where its days may be afforded. */
export function addDerived(draft: Draft, id: string, held: boolean): void {
  const { random, program } = draft;
  const made = make(draft, random.pick(KINDS), held);
  if (!made) return;
  const unit = ('count' in made.derived || 'score' in made.derived) && random.chance(0.2) ? { unit: 'points' } : {};
  program.derived[id] = { ...random.maybe(0.5, () => ({ title: `Derived ${id}` })), ...unit, ...made.derived };
  declare(draft, { id, of: 'derived', ...made.value, ...unit });
}
