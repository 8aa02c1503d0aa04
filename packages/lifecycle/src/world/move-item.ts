import type { Outcome, Problem } from '@tierwright/program';
import type { Step } from '../machine/advance.ts';
import type { Item, ItemKind } from '../machine/item.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { MemberFacts } from '../members/member-facts.ts';
import { moveMember, stepMember } from '../members/step-member.ts';
import { type RunningItem, transitionItem } from '../transition/transition-item.ts';
import type { AnyItem } from './kinds.ts';
import type { WorldView } from './world-view.ts';

/** An item that could not go on under a new version. */
export interface Hindered {
  readonly kind: ItemKind;
  readonly id: string;
  readonly problems: readonly Problem[];
}

/** Two steps as one: what was due, then the move. */
const inTurn = (first: Step<Item>, then: Step<Item>): Step<Item> => ({
  item: then.item,
  events: [...first.events, ...then.events],
  effects: [...first.effects, ...then.effects],
  moves: [...first.moves, ...then.moves],
});

/** An item under the version that comes into force, as its `transition` says; the item itself where it finishes under its own. */
export function moveItem(world: WorldView, item: AnyItem, to: LifecycleProgram, effective: string): Outcome<Step<Item>> {
  const from = world.programOf(item);
  const facts = (program: LifecycleProgram) => world.factsFor(item.kind, item.id, program);
  if (item.kind === 'member') {
    const due = stepMember(from, item, undefined, world.now, facts(from) as MemberFacts);
    if (!due.ok) return due;
    const moved = moveMember(to, due.value.item, effective, world.now, facts(to) as MemberFacts);
    return moved.ok ? { ...moved, value: inTurn(due.value, moved.value) } : moved;
  }
  // The kind of the item is that of its facts: what the union of kinds cannot say.
  const version = (program: LifecycleProgram) => ({ program, facts: facts(program) as never });
  return transitionItem(item as RunningItem & { kind: 'deal' }, version(from), version(to), world.now);
}
