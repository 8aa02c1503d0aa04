import type { Section } from '../impact/section.ts';
import { ASPECTS, type Aspect } from './facet.ts';
import type { ItemAction, ItemImpact } from './item-impact.ts';
import { RELIED_ON } from './running-changes.ts';

/** How many items of a kind in a state have the same done to them, and which. */
export interface ActionCount {
  kind: ItemImpact['kind'];
  state: string;
  action: ItemAction;
  items: string[];
}

/** Items of a kind of which something changes, and which. */
export interface AspectCount {
  kind: ItemImpact['kind'];
  aspect: Aspect;
  items: string[];
}

/** Part 6: what the candidate does to what runs when it comes. Lists of ids are sorted; each count is the length of one. */
export interface InFlightTold {
  items: number;
  actions: ActionCount[];
  changes: AspectCount[];
  /** Items of which something changes, that cannot go on, or of which something is not known; by kind and id. */
  told: ItemImpact[];
  /** Deals that are being decided or approved, and that the candidate moves or decides again. */
  runningDealsChanged: string[];
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byKindAndId = (one: ItemImpact, other: ItemImpact): number => compare(one.kind, other.kind) || compare(one.id, other.id);

function grouped<K extends object>(items: readonly ItemImpact[], keysOf: (item: ItemImpact) => readonly K[]): (K & { items: string[] })[] {
  const groups = new Map<string, K & { items: string[] }>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const name = JSON.stringify(key);
      const group = groups.get(name) ?? { ...key, items: [] };
      groups.set(name, group);
      group.items.push(item.id);
    }
  return [...groups.entries()].sort(([one], [other]) => compare(one, other)).map(([, group]) => group);
}

const isTold = ({ action, changes, unknown }: ItemImpact): boolean => changes.length > 0 || unknown.length > 0 || action === 'blocked';
const isOpen = ({ action }: ItemImpact): boolean => action === 'move' || action === 'redecide';

/** SIM-F7: items under the candidate, counted by what is done to them and by what changes, each count down to its items. */
export const inFlight: Section<ItemImpact[], InFlightTold> = {
  empty: () => [],
  // What runs stands beside the partners of a shard: it is put together by `runningImpact`.
  of: () => [],
  merge: (parts) => parts.flat(),
  tell(part) {
    const items = part.toSorted(byKindAndId);
    const rank = (aspect: Aspect): number => ASPECTS.indexOf(aspect);
    const changes = grouped(items, ({ kind, changes: its }) =>
      [...new Set(its.map(({ aspect }) => aspect))].map((aspect) => ({ kind, aspect })),
    );
    const relied = items.filter((item) => item.kind === 'deal' && isOpen(item) && RELIED_ON.includes(item.state));
    return {
      items: items.length,
      actions: grouped(items, ({ kind, state, action }) => [{ kind, state, action }]),
      changes: changes.sort((one, other) => compare(one.kind, other.kind) || rank(one.aspect) - rank(other.aspect)),
      told: items.filter(isTold),
      runningDealsChanged: relied.map(({ id }) => id),
    };
  },
};
