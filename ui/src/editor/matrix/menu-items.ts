import type { Say } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import type { Dialog } from './dialogs/dialog.ts';
import type { Place } from './grid-keys.ts';
import { besideOf, moveOf } from './grid-moves.ts';
import type { MatrixView } from './matrix-view.ts';
import type { MatrixKey } from './operators.ts';
import type { MatrixActions } from './use-matrix-actions.ts';
import { isAskedHere } from './write-cell.ts';

export interface MenuItem {
  readonly id: string;
  readonly text: string;
  readonly act: () => void;
  /** What takes the place of the menu. */
  readonly opens?: 'history' | 'dialog';
  readonly isDanger?: true;
}

interface Doing {
  readonly say: Say<MatrixKey>;
  readonly actions: Pick<MatrixActions, 'edit' | 'move' | 'toggle'>;
  readonly begin: () => void;
  readonly openDialog: (dialog: Dialog) => void;
  readonly openHistory: () => void;
  /** Shows a part on the screen of a section. */
  readonly openForm: (section: string, path: Path) => void;
  readonly copy: () => void;
  readonly clear: () => void;
  readonly showJson: () => void;
  /** Nothing where there is no round of review. */
  readonly comment: (() => void) | null;
}

/** What can be done at a place of the grid. */
export function menuOf(place: Place, view: MatrixView, doing: Doing): readonly MenuItem[] {
  const { say, showJson, comment } = doing;
  const show: readonly MenuItem[] = [
    ...(comment ? [{ id: 'comment', text: say('comment'), act: comment, opens: 'dialog' as const }] : []),
    { id: 'showJson', text: say('showJson'), act: showJson },
  ];
  if (place.row < 0) return [...tierItems(place.column, view, doing), ...show];
  if (place.column < 0 || place.column >= view.columns.length) return [...rowItems(place, view, doing), ...show];
  return [...cellItems(place, view, doing), ...show];
}

function tierItems(column: number, view: MatrixView, { say, actions, begin, openDialog }: Doing): readonly MenuItem[] {
  const { columns } = view;
  const tier = columns[column];
  if (!tier) return [];
  const { id, title, path } = tier;
  const move = (to: number) => actions.move(moveOf(view, { row: -1, column }, { row: -1, column: to }));
  return [
    { id: 'title', text: say('renameTitle'), act: begin },
    { id: 'rename', text: say('rename'), act: () => openDialog({ kind: 'rename', namespace: 'tier', id }), opens: 'dialog' },
    ...(column > 0 ? [{ id: 'left', text: say('moveLeft'), act: () => move(column - 1) }] : []),
    ...(column < columns.length - 1 ? [{ id: 'right', text: say('moveRight'), act: () => move(column + 1) }] : []),
    { id: 'routes', text: say('editRoutes'), act: () => openDialog({ kind: 'routes', path, title }), opens: 'dialog' },
    { id: 'add', text: say('addTierAfter'), act: () => openDialog({ kind: 'addTier', after: column }), opens: 'dialog' },
    ...(columns.length > 1
      ? [
          {
            ...({ id: 'remove', text: say('remove'), opens: 'dialog', isDanger: true } as const),
            act: () => openDialog({ kind: 'removeTier', path, title }),
          },
        ]
      : []),
  ];
}

function rowItems(place: Place, view: MatrixView, { say, actions, begin, openDialog, openForm }: Doing): readonly MenuItem[] {
  const row = view.rows[place.row];
  if (!row || (row.kind !== 'requirement' && row.kind !== 'benefit')) return [];
  const isBenefit = row.kind === 'benefit';
  const items: MenuItem[] = [
    { id: 'title', text: say('edit'), act: begin },
    {
      ...({ id: 'rename', text: say('rename'), opens: 'dialog' } as const),
      act: () => openDialog({ kind: 'rename', namespace: isBenefit ? 'benefit' : 'requirement', id: row.id }),
    },
  ];
  if (isBenefit)
    return [
      ...items,
      { id: 'form', text: say('openForm'), act: () => openForm('benefits', row.path) },
      {
        ...({ id: 'remove', text: say('remove'), opens: 'dialog', isDanger: true } as const),
        act: () => openDialog({ kind: 'removeBenefit', id: row.id, title: row.title }),
      },
    ];
  const [up, down] = ([-1, 1] as const).map((by) => moveOf(view, place, besideOf(view, place, by)));
  return [
    ...items,
    { id: 'form', text: say('openForm'), act: () => openForm('requirements', row.path) },
    ...(up ? [{ id: 'up', text: say('moveUp'), act: () => actions.move(up) }] : []),
    ...(down ? [{ id: 'down', text: say('moveDown'), act: () => actions.move(down) }] : []),
    {
      ...({ id: 'remove', text: say('remove'), opens: 'dialog', isDanger: true } as const),
      act: () => openDialog({ kind: 'removeRequirement', id: row.id, title: row.title }),
    },
  ];
}

function cellItems(place: Place, view: MatrixView, doing: Doing): readonly MenuItem[] {
  const { say, actions, begin, openHistory, openDialog, copy, clear } = doing;
  const row = view.rows[place.row];
  const cell = row?.cells[place.column];
  const tier = view.columns[place.column];
  if (!row || !cell || !tier) return [];
  const routes: MenuItem = {
    ...({ id: 'routes', text: say('editRoutes'), opens: 'dialog' } as const),
    act: () => openDialog({ kind: 'routes', path: tier.path, title: tier.title }),
  };
  const turn = () => actions.toggle(place.row, place.column);
  const items: MenuItem[] = [];
  if (cell.edits === 'value') items.push({ id: 'edit', text: say('edit'), act: begin });
  if (cell.kind === 'requirement' && row.kind === 'requirement') {
    if (isAskedHere(cell)) items.push({ id: 'unask', text: say('unask'), act: turn });
    else if (cell.asks.length === 0) items.push({ id: 'ask', text: say('ask'), act: turn });
  }
  const placed = cell.kind === 'requirement' || cell.kind === 'benefit' ? cell.placed : null;
  if (placed?.place[0] === 'parameters') {
    items.push({ id: 'history', text: say('history'), act: openHistory, opens: 'history' });
    const { place: at, value } = placed;
    if (placed.isShared && value !== undefined)
      items.push({
        ...{ id: 'own', text: say('own') },
        act: () =>
          void actions.edit(say('didOwn', { tier: tier.title }), (edits) =>
            edits.set(['parameters', at[1] ?? '', 'byTier', tier.id], value),
          ),
      });
  }
  if (cell.kind === 'requirement' || cell.kind === 'routes') items.push(routes);
  if (cell.kind === 'routes') return items;
  return [...items, { id: 'empty', text: say('empty'), act: clear }, { id: 'copy', text: say('copy'), act: copy }];
}
