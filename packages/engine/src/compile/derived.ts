import type { FactValue } from '@tierwright/facts';
import type { Derived } from '@tierwright/program';
import { nextDay } from '../calendar/dates.ts';
import { extremeOf, ratioOf, sumOf } from '../derived/arithmetic.ts';
import { eachOf } from '../derived/each.ts';
import { heldOf } from '../derived/held.ts';
import { heldPeriod } from '../derived/held-period.ts';
import { countOf, scoreOf } from '../derived/score.ts';
import { readable } from '../model/readable.ts';
import { readType } from '../model/value-type.ts';
import type { Bounded, Frame } from './frame.ts';
import { type Operand, reader } from './operand.ts';
import type { TierContext } from './scope.ts';

type Body = { kind: 'bounded'; bounded: (frame: Frame) => Bounded } | { kind: 'read'; read: (frame: Frame) => FactValue };

/** A given value stands as given; given by group, the group in question is read (ENG-D). */
function given(frame: Frame, id: string): FactValue | undefined {
  const value = frame.facts.values[id];
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) return value as FactValue | undefined;
  const groups = value as Record<string, FactValue>;
  for (const group of Object.values(frame.groups)) if (Object.hasOwn(groups, group)) return groups[group] as FactValue;
  return null;
}

/** A derived value in one context, remembered while the context lasts. */
export function compileDerived(id: string, derived: Derived, context: TierContext): Body {
  const index = context.at.compiled.memoOf(`derived ${id}`);
  let body: Body | undefined;
  const compute = (frame: Frame): Bounded => {
    body ??= compileBody(derived, context);
    if (body.kind === 'bounded') return body.bounded(frame);
    const value = body.read(frame);
    return { value, atMost: value as number | null };
  };
  const bounded = (frame: Frame): Bounded => {
    if (frame.facts.given.has(id)) {
      const value = given(frame, id);
      if (value !== undefined) return { value, atMost: value as number | null };
    }
    const { memo } = frame;
    const { context: stamp } = frame;
    if (memo.stamps[index] === stamp) return memo.bounded[index] as Bounded;
    const found = compute(frame);
    memo.stamps[index] = stamp;
    memo.bounded[index] = found;
    return found;
  };
  const counts = 'count' in derived || 'score' in derived || 'each' in derived;
  return counts ? { kind: 'bounded', bounded } : { kind: 'read', read: (frame) => bounded(frame).value };
}

function compileBody(derived: Derived, context: TierContext): Body {
  const { program, slots } = context.at.compiled;
  const read = (id: string) => reader(context.operand(id));
  if ('count' in derived) return { kind: 'bounded', bounded: countOf(derived.count.map((id) => context.requirement(id))) };
  if ('score' in derived) {
    const parts = derived.score.map((part) =>
      'per' in part
        ? { per: read(part.per), full: fullOf(part.full, part.per, context), points: context.num(part.points) }
        : { when: context.condition(part.when), points: context.num(part.points) },
    );
    return { kind: 'bounded', bounded: scoreOf(parts) };
  }
  if ('sum' in derived) return { kind: 'read', read: sumOf(derived.sum.map(read), (derived.minus ?? []).map(read)) };
  if ('min' in derived) return { kind: 'read', read: extremeOf('min', derived.min.map(read)) };
  if ('max' in derived) return { kind: 'read', read: extremeOf('max', derived.max.map(read)) };
  if ('ratio' in derived) {
    const [a = '', b = ''] = derived.ratio;
    const moneyA = readType(program, a).type === 'money';
    const moneyB = readType(program, b).type === 'money';
    const scale = context.at.compiled.moneyScale;
    return {
      kind: 'read',
      read: ratioOf({
        numerator: read(a),
        denominator: read(b),
        onZero: typeof derived.onZero === 'number' ? derived.onZero : null,
        per: derived.per ?? 100,
        numeratorScale: moneyA && !moneyB ? scale : 1,
        denominatorScale: moneyB && !moneyA ? scale : 1,
      }),
    };
  }
  if ('each' in derived) {
    const facts = readable(program, [derived.where]).facts.filter((id) => program.facts?.[id]?.by === derived.each);
    return {
      kind: 'bounded',
      bounded: eachOf({
        field: derived.each,
        domain: context.at.compiled.groupDomain(derived.each),
        slots: facts.flatMap((id) => slots.get(id) ?? []),
        where: context.condition(derived.where),
      }),
    };
  }
  const trailing = typeof derived.trailing === 'object' ? read(derived.trailing.fact) : () => derived.trailing ?? null;
  return {
    kind: 'read',
    read: heldOf({
      days: derived.days,
      period: (frame) => heldPeriod(frame.day, trailing(frame) as string | null, derived.calendar, program.calendar?.yearStarts),
      next: nextDay,
      statusByDay: (frame) => context.statusByDay(frame, derived.held),
    }),
  };
}

/** `full` of a money fact is money: a literal is in major units. */
function fullOf(full: number | { fact: string }, per: string, context: TierContext): (frame: Frame) => FactValue {
  const operand: Operand | undefined = typeof full === 'number' ? undefined : context.operand(full.fact);
  if (operand) return reader(operand);
  const { program, moneyScale } = context.at.compiled;
  const value = readType(program, per).type === 'money' ? Math.round((full as number) * moneyScale) : (full as number);
  return () => value;
}
