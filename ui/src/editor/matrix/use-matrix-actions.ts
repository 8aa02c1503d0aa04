import type { Json } from '@tierwright/program';
import type { ClipboardEvent } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { JsonEdits } from '../document/json-edits.ts';
import { useDocument } from '../document/use-document.ts';
import { type Block, clearBlock, copyBlock, readBlock, rowsOf, writeBlock } from './block.ts';
import type { Row } from './cell.ts';
import { rowTitle } from './cell-words.ts';
import type { Target } from './grid-edits.ts';
import type { Move } from './grid-moves.ts';
import { matrixOf } from './matrix.ts';
import type { MatrixView } from './matrix-view.ts';
import { parseTsv, tsvOf } from './tsv.ts';
import { parseValue } from './typed-value.ts';
import { matrixWords } from './words.ts';
import { toggleCell, writeCell } from './write-cell.ts';

/** What was done, or why it was not. */
export interface Told {
  readonly text: string;
  readonly isRefusal: boolean;
}

/** The edits that the grid of a track makes, each one step of the history, and what is told of them. */
export function useMatrixActions(view: MatrixView, tell: (told: Told) => void) {
  const say = useWords(matrixWords);
  const document = useDocument();
  const { track, date, showsUnasked, rows, columns } = view;
  const rowsNow = (program: Json) => rowsOf(matrixOf(program, track, date), showsUnasked);
  const done = (text: string) => tell({ text, isRefusal: false });
  const refuse = (text: string) => tell({ text, isRefusal: true });
  const edit = (label: string, change: (edits: JsonEdits) => void): boolean => {
    const isDone = document.edit(label, change, { at: performance.now() });
    if (!isDone) refuse(say('whileBroken'));
    return isDone;
  };
  const cellName = (row: Row | undefined, column: number) => ({ row: row ? rowTitle(row, say) : '', tier: columns[column]?.title ?? '' });

  return {
    edit,
    done,
    refuse,
    /** Writes what was typed; the reason where it cannot be. */
    commit(target: Target, text: string): string | null {
      if (target.kind === 'text') {
        if (text.trim() === target.text) return null;
        if (target.of === 'title' && text.trim() === '') return say('titleMissing');
        edit(say(target.of === 'title' ? 'didTitle' : 'didWhy'), (edits) => {
          if (text.trim() === '') edits.remove(target.path);
          else edits.set(target.path, text.trim());
        });
        return null;
      }
      const { row, column } = target;
      const cell = row.cells[column];
      if (!cell || !row.spec) return null;
      const parsed = parseValue(text, row.spec);
      if (!parsed.ok) return say(parsed.refusal);
      edit(say('didSet', cellName(row, column)), (edits) => writeCell(edits, row, cell, date, parsed.value));
      return null;
    },
    /** In one step; nothing where it is null. */
    move(move: Move | null): void {
      if (move === null) return;
      const { kind, title, list, from, to } = move;
      const label = kind === 'tier' ? say('didMoveTier', { tier: title }) : say('didMove', { what: title });
      if (edit(label, (edits) => edits.move(list, from, to))) done(say('moved', { what: title }));
    },
    toggle(rowIndex: number, column: number): void {
      const row = rows[rowIndex];
      const cell = row?.cells[column];
      if (!row || !cell) return;
      let isTurned = false;
      edit(say('didAsk', cellName(row, column)), (edits) => {
        isTurned = toggleCell(edits, row, cell);
      });
      if (!isTurned) refuse(say('cannotEdit'));
    },
    clear(block: Block): void {
      let count = 0;
      const isDone = edit(say('didClear'), (edits) => {
        count = clearBlock(edits, block, rows, rowsNow);
      });
      if (isDone)
        tell(count > 0 ? { text: say('cleared', { count }), isRefusal: false } : { text: say('nothingToClear'), isRefusal: true });
    },
    tsv: (block: Block): string => tsvOf(copyBlock(rows, block)),
    copy(event: ClipboardEvent, block: Block): void {
      const cells = copyBlock(rows, block);
      event.clipboardData.setData('text/plain', tsvOf(cells));
      event.preventDefault();
      done(say('copied', { count: cells.flat().length }));
    },
    /** All or nothing: what cannot be read is named. */
    paste(text: string, block: Block): void {
      const read = readBlock(rows, parseTsv(text), block);
      if ('refused' in read) {
        const { row, column, text: wrong, refusal } = read.refused;
        refuse(say('pasteRefused', { ...cellName(rows[row], column), text: wrong.slice(0, 80), reason: say(refusal) }));
        return;
      }
      const isDone = edit(say('didPaste'), (edits) => writeBlock(edits, read.cells, rowsNow, date));
      if (isDone) done(say('pasted', { count: read.cells.length }));
    },
  };
}

export type MatrixActions = ReturnType<typeof useMatrixActions>;
