import type { Json } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { itemsOf, memberOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { documentOf, writeInForce } from '../parameters/dated.ts';
import { asksOf } from './asking.ts';
import type { BenefitCell, Cell, RequirementCell, Row } from './cell.ts';

/** Writes the value of a cell as it holds on a day; a tier that did not ask for the requirement asks for it then. */
export function writeCell(edits: JsonEdits, row: Row, cell: Cell, date: string, value: Json): void {
  if ((cell.kind !== 'requirement' && cell.kind !== 'benefit') || !cell.placed) return;
  writeInForce(edits, cell.placed.place, date, value);
  if (cell.kind === 'requirement' && cell.asks.length === 0) ask(edits, row.id, cell.tier);
}

/** The tier asks for a requirement, in addition to what it asks for. */
export function ask(edits: JsonEdits, requirement: string, tier: Path): void {
  const qualify = valueAt(documentOf(edits), [...tier, 'qualify']);
  const reference = { condition: requirement };
  if (qualify === undefined || qualify === null) edits.set([...tier, 'qualify'], { all: [reference] });
  else if (Array.isArray(memberOf(qualify, 'all')))
    edits.set([...tier, 'qualify', 'all', itemsOf(memberOf(qualify, 'all')).length], reference);
  else edits.set([...tier, 'qualify'], { all: [qualify, reference] });
}

/** The tier asks for it no more, on no route; groups that become empty go too. */
export function unask(edits: JsonEdits, requirement: string, tier: Path): void {
  for (;;) {
    const path = asksOf(documentOf(edits), tier)
      .asks.get(requirement)
      ?.find((each) => each.path !== null)?.path;
    if (!path) return;
    removeCondition(edits, path);
  }
}

/** Takes a part of a condition out, and what held nothing else. */
function removeCondition(edits: JsonEdits, path: Path): void {
  const list = path.slice(0, -1);
  const isOnly = itemsOf(valueAt(documentOf(edits), list)).length === 1;
  const parent = list.slice(0, -1);
  if (path.at(-1) === 'qualify') edits.remove(path);
  else if (path.at(-1) === 'not') removeCondition(edits, list);
  else if (isOnly) removeCondition(edits, parent);
  else edits.remove(path);
}

/** Whether the tier itself asks for it, so that this can be taken back here. */
export const isAskedHere = (cell: RequirementCell): boolean => cell.asks.some((each) => each.path !== null);

/** Empties a cell: the tier asks for it no more; of a test inside a requirement, and of a benefit, its value for the tier goes. */
export function clearCell(edits: JsonEdits, row: Row, cell: Cell): boolean {
  if (cell.kind === 'requirement' && row.kind === 'requirement') {
    if (!isAskedHere(cell)) return clearOwnValue(edits, cell);
    unask(edits, row.id, cell.tier);
    return true;
  }
  if (cell.kind === 'benefit' && cell.edits === 'ask') return giveFrom(edits, row, cell, 'above');
  return (cell.kind === 'requirement' || cell.kind === 'benefit') && clearOwnValue(edits, cell);
}

function clearOwnValue(edits: JsonEdits, cell: RequirementCell | BenefitCell): boolean {
  if (!cell.placed || cell.placed.isShared || cell.placed.value === undefined) return false;
  edits.remove(cell.placed.place);
  return true;
}

/** Turns what a cell without a value says: the tier asks or does not; the benefit begins here or above. */
export function toggleCell(edits: JsonEdits, row: Row, cell: Cell): boolean {
  const isAsking = cell.kind === 'requirement' && row.kind === 'requirement';
  if (cell.edits !== 'ask' && !isAsking) return false;
  if (cell.kind === 'benefit') return giveFrom(edits, row, cell, cell.isGiven ? 'above' : 'here');
  if (cell.kind !== 'requirement') return false;
  if (isAskedHere(cell)) unask(edits, row.id, cell.tier);
  else if (cell.asks.length > 0) return false;
  else ask(edits, row.id, cell.tier);
  return true;
}

/** A benefit begins with this tier, or with the next one; above the highest there is none. */
function giveFrom(edits: JsonEdits, row: Row, cell: BenefitCell, from: 'here' | 'above'): boolean {
  const tiers = cell.tier.slice(0, -1);
  const at = Number(cell.tier.at(-1)) + (from === 'above' ? 1 : 0);
  const id = memberOf(itemsOf(valueAt(documentOf(edits), tiers))[at], 'id');
  if (typeof id !== 'string') return false;
  edits.set([...row.path, 'atLeast'], id);
  return true;
}
