import type { Json } from '@tierwright/program';
import type { Path } from '../document/json-edits.ts';
import { itemsOf, memberOf, membersOf, stringOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { specOf } from '../matrix/threshold.ts';
import type { ValueSpec } from '../matrix/typed-value.ts';
import { type Entry, entriesOf } from './dated.ts';

/** For whom a value holds: everybody, a tier, or a band of deals. */
type LaneOf = 'all' | 'tier' | 'band';

/** The values of a parameter over time, for one tier or band, in the parameter itself (null) or in one of its variants. */
export interface Lane {
  readonly key: string;
  readonly variant: number | null;
  readonly of: LaneOf;
  readonly id: string;
  readonly title: string;
  readonly place: Path;
  readonly entries: readonly Entry[];
}

/** A parameter or one of its variants, with its lanes and those that it could have. */
export interface LaneGroup {
  readonly variant: number | null;
  readonly title: string;
  readonly path: Path;
  readonly lanes: readonly Lane[];
  readonly missing: readonly Omit<Lane, 'entries'>[];
}

interface Named {
  readonly id: string;
  readonly title: string;
}

const named = (items: readonly Json[]): readonly Named[] =>
  items.flatMap((item) => {
    const id = stringOf(memberOf(item, 'id'));
    return id === undefined ? [] : [{ id, title: stringOf(memberOf(item, 'title')) ?? id }];
  });

/** The tiers of all tracks, each id once, in their order. */
export function tiersOf(program: Json): readonly Named[] {
  const all = named(itemsOf(memberOf(program, 'tracks')).flatMap((track) => itemsOf(memberOf(track, 'tiers'))));
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
}

const bandsOf = (program: Json): readonly Named[] => named(itemsOf(valueAt(program, ['dealRegistration', 'bands', 'list'])));

/** The parameter, then its variants; with `tier` only what holds for that tier. */
export function laneGroupsOf(program: Json, parameter: string, tier?: string): readonly LaneGroup[] {
  const path: Path = ['parameters', parameter];
  const declared = valueAt(program, path);
  if (declared === undefined) return [];
  const variants = itemsOf(memberOf(declared, 'variants')).map((variant, index) => ({
    variant: index,
    title: stringOf(memberOf(variant, 'title')) ?? String(index + 1),
    path: [...path, 'variants', index],
  }));
  return [{ variant: null, title: '', path }, ...variants].map((group) => ({ ...group, ...lanesIn(program, group, tier) }));
}

function lanesIn(program: Json, { variant, path }: Pick<LaneGroup, 'variant' | 'path'>, only: string | undefined) {
  const value = valueAt(program, path);
  const possible: Omit<Lane, 'entries'>[] = [];
  const add = (of: LaneOf, { id, title }: Named, place: Path) =>
    possible.push({ key: `${variant ?? 'own'} ${of} ${id}`, variant, of, id, title, place: [...path, ...place] });
  add('all', { id: '', title: '' }, ['value']);
  const withUndeclared = (known: readonly Named[], map: string) => [
    ...known,
    ...Object.keys(membersOf(memberOf(value, map)))
      .filter((id) => !known.some((each) => each.id === id))
      .map((id) => ({ id, title: id })),
  ];
  for (const each of withUndeclared(tiersOf(program), 'byTier'))
    if (only === undefined || each.id === only) add('tier', each, ['byTier', each.id]);
  if (only === undefined) for (const each of withUndeclared(bandsOf(program), 'byBand')) add('band', each, ['byBand', each.id]);
  const lanes = possible.map((lane) => ({ ...lane, entries: entriesOf(program, lane.place) }));
  return {
    lanes: lanes.filter(({ entries }) => entries.length > 0),
    missing: possible.filter((_, index) => lanes[index]?.entries.length === 0),
  };
}

/** A parameter of the program as a list shows it. */
export interface ListedParameter {
  readonly id: string;
  readonly title: string;
  readonly spec: ValueSpec | undefined;
  readonly isPlaceholder: boolean;
  readonly dates: number;
  readonly variants: number;
}

export const parametersOf = (program: Json): readonly ListedParameter[] =>
  Object.entries(membersOf(memberOf(program, 'parameters'))).map(([id, declared]) => {
    const groups = laneGroupsOf(program, id);
    const days = groups.flatMap(({ lanes }) =>
      lanes.flatMap(({ entries }) => entries.flatMap(({ from }) => (from === null ? [] : [from]))),
    );
    return {
      id,
      title: stringOf(memberOf(declared, 'title')) ?? id,
      spec: specOf(program, declared),
      isPlaceholder: memberOf(declared, 'placeholder') !== undefined,
      dates: new Set(days).size,
      variants: groups.length - 1,
    };
  });
