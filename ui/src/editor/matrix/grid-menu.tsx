import { Menu } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { useChoose } from '../selection/selection.ts';
import type { Block } from './block.ts';
import type { Dialog } from './dialogs/dialog.ts';
import { pathAt } from './grid-edits.ts';
import type { Place } from './grid-keys.ts';
import type { MatrixView } from './matrix-view.ts';
import { menuOf } from './menu-items.ts';
import { pointerOf } from './pointer.ts';
import type { MatrixActions } from './use-matrix-actions.ts';
import { matrixWords } from './words.ts';

/** What can be done at a place, opened by the mouse or by Shift+F10. */
export function GridMenu({
  left,
  top,
  place,
  label,
  view,
  actions,
  begin,
  openDialog,
  openHistory,
  block,
  close,
}: {
  readonly left: number;
  readonly top: number;
  readonly place: Place;
  readonly label: string;
  readonly view: MatrixView;
  readonly actions: MatrixActions;
  readonly begin: () => void;
  readonly openDialog: (dialog: Dialog) => void;
  readonly openHistory: () => void;
  readonly block: Block;
  readonly close: () => void;
}) {
  const say = useWords(matrixWords);
  // By another name than the matrix's own, so that the views beside it go there.
  const choose = useChoose('matrix');
  const items = menuOf(place, view, {
    ...{ say, actions, begin, openDialog, openHistory },
    copy: () => void navigator.clipboard.writeText(actions.tsv(block)),
    clear: () => actions.clear(block),
    showJson: () => choose(pointerOf(pathAt(place, view.rows, view.columns, view.track))),
  });
  return (
    <Menu opened onClose={close} position="bottom-start" shadow="md" withinPortal returnFocus={false} trapFocus>
      <Menu.Target>
        <span style={{ position: 'fixed', left, top, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>
        {items.map(({ id, text, isDanger, act, opens }) => (
          <Menu.Item
            key={id}
            {...(isDanger ? { color: 'red' } : {})}
            closeMenuOnClick={false}
            onClick={() => {
              if (!opens) close();
              act();
              if (opens === 'dialog') close();
            }}
          >
            {text}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
