import type { ItemKind } from '../machine/item.ts';
import type { WorldView } from '../world/world-view.ts';

const KINDS: readonly ItemKind[] = ['deal', 'onboarding', 'member', 'fund', 'lead'];

/** An item as a story names it: by its id, or `onboarding:x` where kinds share one. */
export interface NamedItem {
  readonly kind: ItemKind;
  readonly id: string;
}

/** The item that a name means; nothing where none has it. */
export function findItem(world: WorldView, name: string): NamedItem | undefined {
  const colon = name.indexOf(':');
  const kind = KINDS.find((candidate) => candidate === name.slice(0, colon));
  const id = kind ? name.slice(colon + 1) : name;
  const found = (kind ? [kind] : KINDS).find((candidate) => world.item(candidate, id));
  return found && { kind: found, id };
}
