import type { LifecycleProgram, StepFacts } from '../machine/lifecycle-program.ts';
import { changeNotices } from '../notices/change-notices.ts';
import type { Happening } from './happening.ts';
import type { AnyItem } from './kinds.ts';
import { TABLES } from './tables.ts';
import type { WorldView } from './world-view.ts';

/** The membership of each partner, or else the first that runs of it: what has not ended by then. */
function partnersIn(world: WorldView): ReadonlyMap<string, AnyItem> {
  const found = new Map<string, AnyItem>();
  for (const item of world.items) {
    const partner = item.kind === 'member' ? item.id : item.partner;
    if (partner === null || TABLES[item.kind].ends.includes(item.state)) continue;
    if (item.kind === 'member' || !found.has(partner)) found.set(partner, item);
  }
  return found;
}

/** N1.11: each partner is told once of the version that came into force, as a happening of its membership. */
export function tellOfChange(
  world: WorldView,
  program: LifecycleProgram,
  { from, summary }: { readonly from: string; readonly summary: string },
): readonly Happening[] {
  return [...partnersIn(world)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([partner, item]): Happening => {
      const facts = world.factsFor('member', partner, program) as StepFacts;
      const effects = changeNotices(program, [{ partner, summary, from }], world.now, facts);
      const events = [{ event: 'program.changed', at: world.now }];
      return { kind: item.kind, item: item.id, at: world.now, message: 'publish', step: { item, events, effects, moves: [] } };
    });
}
