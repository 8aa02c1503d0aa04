import type { Program } from '@tierwright/program';
import type { Comparison } from '../../report/comparison.ts';
import { DIRECTIONS } from '../../report/tier-move.ts';
import { linesOf } from '../../sensitivity/curve.ts';
import { BANDS } from '../bands/band.ts';
import { dimensionsOf } from '../slices/dimensions.ts';

export type Members = Readonly<Record<string, unknown>>;

/** What a field may be. */
export type Field = {
  readonly isOptional?: true;
} & (
  | { readonly of: 'flag' | 'text' | 'number' }
  | { readonly of: 'members'; readonly fields: (value: Members) => Fields; readonly isNullable?: true }
  /** One of some words. */
  | { readonly of: 'word'; readonly among: readonly string[] }
  /** An id that one of the versions has; null where that stands for none. */
  | { readonly of: 'id'; readonly among: readonly string[] | null; readonly isNullable?: true }
  /** A value of a dimension. */
  | { readonly of: 'value'; readonly among: readonly (string | boolean | number)[] | 'whole' }
);

export type Fields = Readonly<Record<string, Field>>;

const optional = <F extends Field>(field: F): F & { readonly isOptional: true } => ({ ...field, isOptional: true });
const word = (among: readonly string[]): Field => ({ of: 'word', among });
const id = (among: readonly string[] | null): Field => ({ of: 'id', among });
const orNone = (among: readonly string[] | null): Field => ({ of: 'id', among, isNullable: true });

const trackOf = ({ order }: Comparison): Field => id(order.tracks.map(({ track }) => track));

/** Tiers of the track that is named beside; null where that is none, which is said of the track. */
const tiersOf = ({ order }: Comparison, { track }: Members): readonly string[] | null =>
  order.tracks.find((one) => one.track === track)?.tiers.map(({ tier }) => tier) ?? null;

const both = ({ baseline, candidate }: Comparison, find: (program: Program) => readonly string[]): readonly string[] => [
  ...new Set([...find(candidate), ...find(baseline)]),
];

function withinOf(comparison: Comparison, { by, fact }: Members): Fields {
  const dimensions = dimensionsOf(comparison);
  const factsOf = (wanted: unknown) => dimensions.filter((one) => one.by === wanted).map((one) => one.fact);
  // There is one size and one age: their fact may be named as the report names it.
  const named = { by: word([...new Set(dimensions.map((one) => one.by))]), fact: optional(id(factsOf(by))) };
  if (by === 'size') {
    const fields = (): Fields => ({ from: { of: 'number' }, through: { of: 'number' } });
    return { ...named, value: { of: 'members', fields, isNullable: true } };
  }
  if (by === 'age') return { ...named, value: { of: 'value', among: 'whole' } };
  const values = [comparison.candidate, comparison.baseline].flatMap(({ facts: all = {} }): readonly (string | boolean)[] => {
    const declared = typeof fact === 'string' ? all[fact] : undefined;
    return declared?.type === 'boolean' ? [true, false] : (declared?.values ?? []);
  });
  return { ...named, fact: id(factsOf('fact')), value: { of: 'value', among: [...new Set(values)] } };
}

const within = (comparison: Comparison): Field => ({ of: 'members', fields: (value) => withinOf(comparison, value) });

/** What a selector says of each part of the report, besides the part. */
export const SELECTOR_FIELDS: Readonly<Record<string, (comparison: Comparison, selector: Members) => Fields>> = {
  moves: (comparison, selector) => ({
    track: trackOf(comparison),
    from: orNone(tiersOf(comparison, selector)),
    to: orNone(tiersOf(comparison, selector)),
    byGroup: optional({ of: 'flag' }),
    within: optional(within(comparison)),
  }),
  slices: (comparison) => ({ within: within(comparison), direction: optional(word(DIRECTIONS)) }),
  changes: (comparison) => ({
    direction: optional(word(DIRECTIONS)),
    tier: optional({
      of: 'members',
      fields: (asked) => ({
        change: word(['lost', 'gained']),
        track: trackOf(comparison),
        tier: id(tiersOf(comparison, asked)),
        reason: optional(
          id([
            ...both(comparison, ({ requirements = {} }) => Object.keys(requirements)),
            ...['missed', 'notInTrack', 'noSuchTier', 'review'],
          ]),
        ),
        alone: optional({ of: 'flag' }),
        near: optional({ of: 'flag' }),
      }),
    }),
  }),
  bands: (comparison) => ({ band: word(BANDS), within: optional(within(comparison)) }),
  cost: (comparison) => ({
    line: id(both(comparison, linesOf)),
    who: word(['before', 'after', 'gained', 'lost', 'unknown']),
    within: optional(within(comparison)),
  }),
  cliffs: (comparison) => ({
    cliff: optional({
      of: 'members',
      fields: (asked) => ({
        track: trackOf(comparison),
        from: orNone(tiersOf(comparison, asked)),
        to: orNone(tiersOf(comparison, asked)),
        requirement: id(['', ...Object.keys(comparison.candidate.requirements ?? {})]),
        fact: { of: 'text' },
        threshold: { of: 'text' },
      }),
    }),
  }),
  limits: (comparison, selector): Fields =>
    'measure' in selector
      ? { measure: word(['demotedWithoutGracePercent']) }
      : { track: trackOf(comparison), tier: id(tiersOf(comparison, selector)), below: id(tiersOf(comparison, selector)) },
};
