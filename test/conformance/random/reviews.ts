import type { FactRef, Keep, Probation, Review, ReviewDates } from '@tierwright/program';
import { randomCondition, readableIn } from './conditions.ts';
import type { Draft } from './draft.ts';
import { DATES, DURATIONS } from './words.ts';

type Place = ReturnType<typeof readableIn>;

const datesOf = ({ values }: Place) => values.filter(({ type, of }) => type === 'date' && of === 'fact');

function randomDates({ random }: Draft, place: Place): { at?: ReviewDates } {
  if (random.chance(0.35)) return {};
  const from = random.maybe(0.15, () => ({ from: random.pick(DATES) }));
  if (random.chance(0.25)) return { at: { dates: random.some(['01-15', '02-28', '03-01', '04-01', '06-30', '12-31'], 1, 3), ...from } };
  const since = random.chance(0.3) ? random.pickAny(datesOf(place)) : undefined;
  return {
    at: { every: random.pick(['day', 'day', 'month', 'month', 'quarter', 'year'] as const), ...(since && { since: since.id }), ...from },
  };
}

function randomLength({ random }: Draft, place: Place): string | FactRef {
  const parameter = random.chance(0.4)
    ? random.pickAny(place.values.filter(({ type, of }) => type === 'duration' && of === 'parameter'))
    : undefined;
  return parameter ? { fact: parameter.id } : random.pick(['P0D', ...DURATIONS]);
}

/** A time: since a date and for a length, or until a day, or (to keep a tier) while something holds. */
function randomSpan(draft: Draft, place: Place, mayBeOpen: boolean): Keep {
  const { random } = draft;
  const when = random.maybe(0.5, () => ({ when: randomCondition(place, 1).condition }));
  const since = random.pickAny(datesOf(place));
  const roll = random.next();
  if (mayBeOpen && roll < 0.25) return { when: randomCondition(place, 1).condition };
  if (since && roll < 0.6) return { ...when, since: since.id, for: randomLength(draft, place) };
  return { ...when, until: random.pick(DATES) };
}

/** When tiers are gained and lost. */
export function randomReview(draft: Draft, tiers: readonly string[], per: string | undefined): Review {
  const { random } = draft;
  const place = readableIn(draft, { by: per, tier: true });
  const probation = (): Probation => ({ ...randomSpan(draft, place, false), reach: random.pick(tiers) });
  return {
    ...random.maybe(0.7, () => ({
      promote: { ...randomDates(draft, place), ...random.maybe(0.4, () => ({ steps: random.pick(['one', 'any'] as const) })) },
    })),
    ...random.maybe(0.8, () => ({
      demote: {
        ...randomDates(draft, place),
        ...random.maybe(0.6, () => ({ grace: randomLength(draft, place) })),
        ...random.maybe(0.5, () => ({ to: random.pick(['qualified', 'oneBelow'] as const) })),
      },
    })),
    ...random.maybe(0.25, () => ({ keep: random.times(1, 2, () => randomSpan(draft, place, true)) })),
    ...random.maybe(0.2, () => ({ probation: [probation()] })),
  };
}
