import { type Json, requirementsCounted } from '@tierwright/program';
import type { Path } from '../document/json-edits.ts';
import { itemsOf, memberOf, membersOf, stringOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';

/**
 * How a tier asks for a requirement: itself; on one of several routes; through another requirement; as one of those that a
 * count or score adds up; because the tier below does (a ladder); or that it does not hold.
 */
type Asked = 'asked' | 'route' | 'through' | 'counted' | 'below' | 'excluded';

/** One place that asks. `path` is the reference in the tier, null where the tier itself does not name the requirement. */
export interface Ask {
  readonly how: Asked;
  readonly path: Path | null;
  /** The requirement through which it is asked; null where the tier itself asks, or counts it. */
  readonly via: string | null;
  /** Which of the routes, from 1. */
  readonly route: number | null;
}

/** What a tier asks for, by requirement, in the order of its condition. */
export type Asks = ReadonlyMap<string, readonly Ask[]>;

/** Requirements that stand in the same `any` of a tier. */
export type Routes = readonly (readonly string[])[];

/** What a tier's own condition asks for. */
export function asksOf(program: Json, tier: Path): { readonly asks: Asks; readonly routes: Routes } {
  const asks = new Map<string, Ask[]>();
  const routes: string[][] = [];
  const add = (id: string, ask: Ask) => asks.set(id, [...(asks.get(id) ?? []), ask]);

  /** The requirements that a requirement names or counts, and theirs. */
  const through = (id: string, seen: ReadonlySet<string>) => {
    for (const [how, named] of namedIn(program, memberOf(memberOf(memberOf(program, 'requirements'), id), 'when'))) {
      if (seen.has(named)) continue;
      add(named, { how, path: null, via: id, route: null });
      through(named, new Set([...seen, named]));
    }
  };

  const walk = (path: Path, route: number | null, isExcluded: boolean, group: string[] | null) => {
    const condition = valueAt(program, path);
    const id = stringOf(memberOf(condition, 'condition'));
    if (id !== undefined) {
      add(id, { how: isExcluded ? 'excluded' : route === null ? 'asked' : 'route', path, via: null, route });
      group?.push(id);
      through(id, new Set([id]));
    }
    // A count or a score that the tier reads itself.
    for (const [how, named] of id === undefined && memberOf(condition, 'fact') !== undefined ? namedIn(program, condition) : []) {
      add(named, { how, path: null, via: null, route });
      group?.push(named);
      through(named, new Set([named]));
    }
    itemsOf(memberOf(condition, 'all')).forEach((_, index) => {
      walk([...path, 'all', index], route, isExcluded, group);
    });
    const alternatives = itemsOf(memberOf(condition, 'any'));
    const own = group ?? [];
    alternatives.forEach((_, index) => {
      const isRoute = alternatives.length > 1 && route === null;
      walk([...path, 'any', index], isRoute ? index + 1 : route, isExcluded, own);
    });
    if (group === null && alternatives.length > 1) routes.push(own);
    if (memberOf(condition, 'not') !== undefined) walk([...path, 'not'], route, !isExcluded, group);
  };
  walk([...tier, 'qualify'], null, false, null);
  return { asks, routes };
}

/** The requirements that a condition names, and those that the derived values it reads count or hold. */
function* namedIn(program: Json, condition: Json | undefined): Generator<readonly ['through' | 'counted', string]> {
  const id = stringOf(memberOf(condition, 'condition'));
  if (id !== undefined) yield ['through', id];
  for (const part of [...itemsOf(memberOf(condition, 'all')), ...itemsOf(memberOf(condition, 'any'))]) yield* namedIn(program, part);
  if (memberOf(condition, 'not') !== undefined) yield* namedIn(program, memberOf(condition, 'not'));
  const fact = stringOf(memberOf(condition, 'fact'));
  if (fact === undefined) return;
  for (const counted of requirementsCounted(memberOf(memberOf(program, 'derived'), fact))) yield ['counted', counted];
}

/** What each tier of a track asks for, from the lowest; on a ladder with what the tiers below ask for. */
export function asksOfTrack(program: Json, track: number): { readonly asks: readonly Asks[]; readonly routes: Routes } {
  const tiers = itemsOf(valueAt(program, ['tracks', track, 'tiers']));
  const own = tiers.map((_, index) => asksOf(program, ['tracks', track, 'tiers', index]));
  const routes = own.flatMap((tier) => tier.routes);
  if (valueAt(program, ['tracks', track, 'award']) !== 'ladder') return { asks: own.map(({ asks }) => asks), routes };
  const held = new Map<string, readonly Ask[]>();
  const asks = own.map((tier) => {
    const all = new Map(tier.asks);
    for (const [id, below] of held) if (!all.has(id)) all.set(id, below);
    for (const id of tier.asks.keys()) held.set(id, [{ how: 'below', path: null, via: null, route: null }]);
    return all;
  });
  return { asks, routes };
}

/** The requirements of the program, in the order of the document. */
export const requirementIds = (program: Json): readonly string[] => Object.keys(membersOf(memberOf(program, 'requirements')));
