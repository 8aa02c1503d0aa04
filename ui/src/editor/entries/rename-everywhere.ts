import type { Json, Name, References, Use } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { memberOf } from '../document/reading.ts';
import { pathOf, valueAt } from '../document/value-at.ts';

/**
 * Gives what has an id another one, there and wherever it is named; how many places that were. `written`: what a place that
 * names it says then, where that is not the id itself.
 */
export function renameEverywhere(
  edits: JsonEdits,
  value: Json,
  references: References,
  { namespace, id }: Name,
  to: string,
  written: (use: Use) => string = ({ prefix }) => to.slice(prefix?.length ?? 0),
): number {
  const declared = references.named(id, namespace);
  const uses = references.usedBy(id, namespace);
  const keys: Path[] = [];
  for (const { pointer } of declared) {
    const path = pathOf(value, pointer);
    // Those of lists have an `id`; the others are members whose key it is.
    if (memberOf(valueAt(value, path), 'id') === id) edits.set([...path, 'id'], to);
    else keys.push(path);
  }
  for (const use of uses) {
    const path = pathOf(value, use.pointer);
    if (use.key) keys.push(path);
    else edits.set(path, written(use));
  }
  // Keys last and the deepest first: what leads to a key must still have its name.
  for (const path of keys.sort((one, other) => other.length - one.length)) edits.rename(path, to);
  return declared.length + uses.length;
}
