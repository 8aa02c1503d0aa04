import type { Json } from '@tierwright/program';
import type { JsonEdits } from '../document/json-edits.ts';
import { documentOf } from '../parameters/dated.ts';
import { type Cell, type RequirementCell, type Row, visibleValue } from './cell.ts';
import type { Matrix } from './matrix.ts';
import { type Parsed, parseValue, type Refusal, writtenValue } from './typed-value.ts';
import { clearCell, isAskedHere, toggleCell, writeCell } from './write-cell.ts';

/** A rectangle of cells by rows of `shown` and columns of tiers, both ends inside. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What a cell is in a spreadsheet. */
function copied(row: Row, cell: Cell): string {
  if (row.spec) return writtenValue(visibleValue(cell));
  if (cell.kind === 'requirement') return cell.asks.length > 0 ? 'yes' : 'no';
  if (cell.kind === 'benefit') return cell.isGiven ? 'yes' : 'no';
  return cell.kind === 'routes' && cell.count > 0 ? String(cell.count) : '';
}

export const copyBlock = (rows: readonly Row[], { top, left, bottom, right }: Block): readonly (readonly string[])[] =>
  rows.slice(top, bottom + 1).map((row) => row.cells.slice(left, right + 1).map((cell) => copied(row, cell)));

/** Why a block cannot be pasted: the cell, and the text that is no value of it. */
export interface PasteRefusal {
  /** The number of the row. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly refusal: Refusal | 'outside' | 'notHere';
}

interface Pasted {
  readonly key: string;
  readonly column: number;
  readonly write: Parsed | { readonly ok: true; readonly clear: true } | { readonly ok: true; readonly asked: boolean };
}

/** What each text of a block would write; the first that cannot be written refuses the whole. One text fills the whole selection. */
export function readBlock(
  rows: readonly Row[],
  texts: readonly (readonly string[])[],
  at: Block,
): { readonly cells: readonly Pasted[] } | { readonly refused: PasteRefusal } {
  const isOne = texts.length === 1 && texts[0]?.length === 1;
  const grid = isOne
    ? Array.from({ length: at.bottom - at.top + 1 }, () => Array.from({ length: at.right - at.left + 1 }, () => texts[0]?.[0] ?? ''))
    : texts;
  const cells: Pasted[] = [];
  for (const [down, line] of grid.entries()) {
    for (const [across, text] of line.entries()) {
      const place = { row: at.top + down, column: at.left + across };
      const row = rows[place.row];
      const cell = row?.cells[place.column];
      if (!row || !cell) return { refused: { ...place, text, refusal: 'outside' } };
      // A cell that shows the same already, such as one asked for through another requirement, may stay.
      if (text.trim() === copied(row, cell)) continue;
      const write = wanted(row, cell, text);
      if (!write.ok) return { refused: { ...place, text, refusal: write.refusal } };
      cells.push({ key: row.key, column: place.column, write });
    }
  }
  return { cells };
}

function wanted(row: Row, cell: Cell, text: string): Pasted['write'] | { readonly ok: false; readonly refusal: PasteRefusal['refusal'] } {
  if (cell.edits === 'nothing') return { ok: false, refusal: 'notHere' };
  if (cell.edits === 'value' && row.spec) {
    if (text.trim() !== '') return parseValue(text, row.spec);
    return canClear(row, cell) ? { ok: true, clear: true } : { ok: false, refusal: 'notHere' };
  }
  const parsed: Parsed = text.trim() === '' ? { ok: true, value: false } : parseValue(text, { type: 'boolean', currency: '' });
  if (!parsed.ok) return parsed;
  const isChangeable = cell.kind !== 'requirement' || cell.asks.length === 0 || isAskedHere(cell);
  return isChangeable ? { ok: true, asked: parsed.value === true } : { ok: false, refusal: 'notHere' };
}

const canClear = (row: Row, cell: Cell): boolean =>
  (row.kind === 'requirement' && isAskedHere(cell as RequirementCell)) ||
  ((cell.kind === 'requirement' || cell.kind === 'benefit') && cell.placed?.isShared === false);

/** Writes what `readBlock` read. Each cell is found anew: the one before may have moved it. */
export function writeBlock(edits: JsonEdits, cells: readonly Pasted[], rowsNow: (program: Json) => readonly Row[], date: string): void {
  for (const { key, column, write } of cells) {
    const row = rowsNow(documentOf(edits)).find((each) => each.key === key);
    const cell = row?.cells[column];
    if (!row || !cell || !write.ok) continue;
    if ('clear' in write) clearCell(edits, row, cell);
    else if ('asked' in write) {
      const isOn = cell.kind === 'requirement' ? cell.asks.length > 0 : cell.kind === 'benefit' && cell.isGiven;
      if (isOn !== write.asked) toggleCell(edits, row, cell);
    } else writeCell(edits, row, cell, date, write.value);
  }
}

/** Empties every cell of a block that can be emptied; how many were. */
export function clearBlock(edits: JsonEdits, at: Block, rows: readonly Row[], rowsNow: (program: Json) => readonly Row[]): number {
  let count = 0;
  for (const { key } of rows.slice(at.top, at.bottom + 1))
    for (let column = at.left; column <= at.right; column += 1) {
      const row = rowsNow(documentOf(edits)).find((each) => each.key === key);
      const cell = row?.cells[column];
      if (row && cell && clearCell(edits, row, cell)) count += 1;
    }
  return count;
}

/** All rows in the order in which they are shown. */
export const rowsOf = (matrix: Matrix, showsUnasked: boolean): readonly Row[] => [
  ...matrix.asked,
  ...(showsUnasked ? matrix.unasked : []),
  ...matrix.benefits,
];
