import type { Json, Use } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { itemsOf, memberOf, stringOf } from '../document/reading.ts';
import { pathOf, valueAt } from '../document/value-at.ts';
import { removeEntry } from '../entries/entry-edits.ts';
import { documentOf } from '../parameters/dated.ts';
import { placesOf } from './rename-id.ts';
import { unask } from './write-cell.ts';

/** What removing a part leaves behind. `left`: places that still name it and have to be corrected. */
export interface Removal {
  readonly goesWith: readonly Use[];
  readonly left: readonly Use[];
}

const isOwnValue = ({ by, key }: Use) => by.kind === 'parameter' && key === true;

/** A tier goes with its values in parameters, unless another track has a tier of that id. */
export function tierRemoval(program: Json, tier: Path): Removal | null {
  const id = stringOf(memberOf(valueAt(program, tier), 'id')) ?? '';
  const places = placesOf(program, 'tier', id);
  if (!places) return null;
  const uses = places.declared.length > 1 ? [] : places.uses;
  return { goesWith: uses.filter(isOwnValue), left: uses.filter((use) => !isOwnValue(use)) };
}

export function removeTier(edits: JsonEdits, tier: Path): void {
  const program = documentOf(edits);
  for (const { pointer } of tierRemoval(program, tier)?.goesWith ?? []) {
    const path = pathOf(program, pointer);
    edits.remove(path);
    const map = path.slice(0, -1);
    if (Object.keys((valueAt(documentOf(edits), map) ?? {}) as object).length === 0 && path.includes('variants')) edits.remove(map);
  }
  edits.remove(tier);
}

/** A requirement goes from the tiers that ask for it; what else names it is left. */
export function requirementRemoval(program: Json, id: string): Removal | null {
  const places = placesOf(program, 'requirement', id);
  if (!places) return null;
  const isAsk = ({ by }: Use) => by.kind === 'tier';
  return { goesWith: places.uses.filter(isAsk), left: places.uses.filter((use) => !isAsk(use)) };
}

export function removeRequirement(edits: JsonEdits, id: string): void {
  const program = documentOf(edits);
  for (const [track, each] of itemsOf(memberOf(program, 'tracks')).entries())
    for (const tier of itemsOf(memberOf(each, 'tiers')).keys()) unask(edits, id, ['tracks', track, 'tiers', tier]);
  edits.remove(['requirements', id]);
}

/** A benefit goes; what names it is left. */
export function benefitRemoval(program: Json, id: string): Removal | null {
  const places = placesOf(program, 'benefit', id);
  return places && { goesWith: [], left: places.uses };
}

export const removeBenefit = (edits: JsonEdits, id: string): void =>
  removeEntry(edits, documentOf(edits), { path: ['benefits'], namespace: 'benefit' }, id);
