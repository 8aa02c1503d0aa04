import { toPointer } from '@tierwright/program';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useProblems } from '../check/use-checks.ts';
import { useChoose } from '../selection/selection.ts';
import { visibleValue } from './cell.ts';
import type { Then } from './cell-field.tsx';
import { rowTitle } from './cell-words.ts';
import type { Dialog } from './dialogs/dialog.ts';
import { dropOf } from './drop.ts';
import { GridBody } from './grid-body.tsx';
import { pathAt, targetAt } from './grid-edits.ts';
import { blockOf, isTyped, moved, type Place } from './grid-keys.ts';
import { GridMenu } from './grid-menu.tsx';
import { moveOf } from './grid-moves.ts';
import { HistoryPopover } from './history-popover.tsx';
import classes from './matrix.module.css';
import type { MatrixView } from './matrix-view.ts';
import { writtenValue } from './typed-value.ts';
import { useDrag } from './use-drag.ts';
import { useFollowSelection } from './use-follow-selection.ts';
import type { MatrixActions } from './use-matrix-actions.ts';
import { matrixWords } from './words.ts';

// A table whose cells are gone through with the arrow keys.
const gridOf = (isReadOnly: boolean) => ({ role: 'grid', 'aria-readonly': isReadOnly });

/** Where something is opened beside a cell, in the window. */
interface Beside {
  readonly kind: 'menu' | 'history';
  readonly place: Place;
  readonly left: number;
  readonly top: number;
}

const cellAt = (grid: HTMLElement | null, { row, column }: Place) =>
  grid?.querySelector<HTMLElement>(`[data-at="${row}:${column}"]`) ?? null;

/** The table of a track as a grid: one cell in the order of Tab, the others by the arrow keys. */
export function MatrixGrid({
  view,
  title,
  actions,
  isReadOnly,
  openDialog,
}: {
  readonly view: MatrixView;
  readonly title: string;
  readonly actions: MatrixActions;
  readonly isReadOnly: boolean;
  readonly openDialog: (dialog: Dialog) => void;
}) {
  const say = useWords(matrixWords);
  const choose = useChoose('matrix');
  const problems = useProblems();
  const grid = useRef<HTMLTableElement>(null);
  const { rows, columns, track } = view;
  const bounds = { rows: rows.length, columns: columns.length };
  const [at, setActive] = useState<Place>({ row: 0, column: 0 });
  const active = { row: Math.min(at.row, rows.length - 1), column: Math.min(at.column, columns.length) };
  const [anchor, setAnchor] = useState<Place>(active);
  const [editing, setEditing] = useState<{ readonly place: Place; readonly text: string } | null>(null);
  const [beside, setBeside] = useState<Beside | null>(null);
  const block = blockOf(anchor, active, bounds);
  useFollowSelection(view, (place) => {
    setActive(place);
    setAnchor(place);
    cellAt(grid.current, place)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const go = (place: Place, extends_ = false) => {
    setActive(place);
    if (!extends_) setAnchor(place);
    cellAt(grid.current, place)?.focus();
    choose(toPointer(pathAt(place, rows, columns, track)));
  };
  // What is written in another cell is taken first: afterwards another tier or requirement may stand there.
  const { dragged, handle } = useDrag(
    grid,
    (place) => go(place),
    ({ from, over }) => actions.move(moveOf(view, from, over)),
  );
  // After the field of an edit went, or a menu closed.
  const back = (place: Place) =>
    requestAnimationFrame(() => {
      const cell = cellAt(grid.current, place);
      // A field in the cell keeps the focus.
      if (!cell?.contains(globalThis.document.activeElement)) cell?.focus();
    });

  const begin = (place: Place, typed?: string) => {
    if (isReadOnly) return actions.refuse(say('whileBroken'));
    const target = targetAt(place, rows, columns);
    const cell = rows[place.row]?.cells[place.column];
    if (!target) {
      const tier = columns[place.column];
      if (cell?.kind === 'routes' && tier) return openDialog({ kind: 'routes', path: tier.path, title: tier.title });
      const isAsked = cell?.edits === 'ask';
      return isAsked ? actions.toggle(place.row, place.column) : actions.refuse(say('cannotEdit'));
    }
    const isPicked = target.kind === 'cell' && ['enum', 'boolean', 'date'].includes(target.row.spec?.type ?? '');
    const before = target.kind === 'text' ? target.text : cell ? writtenValue(visibleValue(cell)) : '';
    setEditing({ place, text: typed !== undefined && !isPicked ? typed : before });
  };
  const commit = (text: string, then: Then): string | null => {
    if (!editing) return null;
    const target = targetAt(editing.place, rows, columns);
    const before = target?.kind === 'text' ? target.text : writtenValue(visibleValueAt(editing.place));
    // An empty field that was empty before is no edit.
    const refusal = target && text !== before && !(text.trim() === '' && before === '') ? actions.commit(target, text) : null;
    // A field that is left behind gives up what cannot be taken, and says so.
    if (refusal !== null && then !== 'stay') return refusal;
    if (refusal !== null) actions.refuse(refusal);
    setEditing(null);
    if (then === 'stay') return null;
    const key = { down: 'ArrowDown', right: 'ArrowRight', left: 'ArrowLeft' }[then];
    const next = moved(editing.place, key, false, bounds) ?? editing.place;
    setActive(next);
    setAnchor(next);
    back(next);
    return null;
  };
  const visibleValueAt = ({ row, column }: Place) => {
    const cell = rows[row]?.cells[column];
    return cell && visibleValue(cell);
  };
  const open = (kind: Beside['kind'], place: Place) => {
    const box = cellAt(grid.current, place)?.getBoundingClientRect();
    if (box) setBeside({ kind, place, left: box.left, top: box.bottom });
  };
  const close = () => {
    setBeside(null);
    back(active);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing || beside) return;
    const hasControl = event.ctrlKey || event.metaKey;
    const next = event.altKey ? null : moved(active, event.key, hasControl, bounds);
    const isCell = active.row >= 0 && active.column >= 0 && active.column < columns.length;
    if (next) go(next, event.shiftKey);
    else if (event.key === 'Enter' || event.key === 'F2') begin(active);
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) open('menu', active);
    else if (event.key === 'ArrowDown' && event.altKey && isCell) open('history', active);
    else if (event.key === ' ' && isCell) actions.toggle(active.row, active.column);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && isCell) actions.clear(block);
    else if (event.key === 'Escape') setAnchor(active);
    else if (isTyped(event)) begin(active, event.key);
    else return;
    event.preventDefault();
  };
  const placeName = (place: Place) =>
    [rows[place.row] && rowTitle(rows[place.row] as (typeof rows)[number], say), columns[place.column]?.title].filter(Boolean).join(', ');

  return (
    <>
      <div className={classes.scroll}>
        <table
          ref={grid}
          {...gridOf(isReadOnly)}
          aria-label={say('grid', { track: title })}
          aria-rowcount={rows.length + 1}
          className={classes.grid}
          onKeyDown={onKeyDown}
          onCopy={(event) => {
            if (!editing && active.row >= 0) actions.copy(event, block);
          }}
          onCut={(event) => {
            if (editing || active.row < 0 || isReadOnly) return;
            actions.copy(event, block);
            actions.clear(block);
          }}
          onPaste={(event) => {
            if (editing || active.row < 0 || isReadOnly) return;
            event.preventDefault();
            actions.paste(event.clipboardData.getData('text/plain'), block);
          }}
          onContextMenu={(event) => {
            const found = (event.target as HTMLElement).closest<HTMLElement>('[data-at]')?.dataset.at?.split(':').map(Number);
            // Shift+F10 is told as a menu of the browser too.
            event.preventDefault();
            if (!found || editing || beside) return;
            const place = { row: found[0] ?? 0, column: found[1] ?? 0 };
            go(place);
            setBeside({ kind: 'menu', place, left: event.clientX, top: event.clientY });
          }}
        >
          <GridBody
            view={view}
            problems={problems}
            active={active}
            block={block}
            editing={editing}
            commit={commit}
            cancel={() => {
              setEditing(null);
              back(active);
            }}
            click={(place, extends_) => go(place, extends_)}
            begin={begin}
            handle={isReadOnly ? null : handle}
            drop={dragged && dropOf(view, dragged)}
          />
        </table>
      </div>
      {beside?.kind === 'menu' && (
        <GridMenu
          {...beside}
          label={say('menu', { what: placeName(beside.place) })}
          view={view}
          actions={actions}
          begin={() => begin(beside.place)}
          openDialog={openDialog}
          openHistory={() => open('history', beside.place)}
          block={block}
          close={close}
        />
      )}
      {beside?.kind === 'history' && <HistoryPopover {...beside} view={view} close={close} />}
    </>
  );
}
