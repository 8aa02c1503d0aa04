import { UnstyledButton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { toPointer } from '@tierwright/program';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useComments } from '../../review/comments/use-comments.ts';
import { useWords } from '../../words/use-words.ts';
import { useChoose } from '../selection/selection.ts';
import type { Block } from './block.ts';
import type { Dialog } from './dialogs/dialog.ts';
import { pathAt } from './grid-edits.ts';
import type { Place } from './grid-keys.ts';
import classes from './matrix.module.css';
import type { MatrixView } from './matrix-view.ts';
import { menuOf } from './menu-items.ts';
import type { MatrixActions } from './use-matrix-actions.ts';
import { matrixWords } from './words.ts';

/** How far from the edge of the window a menu stays. */
const EDGE = 8;

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
  const { show } = useComments();
  const pointer = toPointer(pathAt(place, view.rows, view.columns, view.track));
  const navigate = useNavigate({ from: '/drafts/$draft' });
  const items = menuOf(place, view, {
    ...{ say, actions, begin, openDialog, openHistory },
    copy: () => void navigator.clipboard.writeText(actions.tsv(block)),
    clear: () => actions.clear(block),
    showJson: () => choose(pointer),
    comment: show && (() => show(pointer)),
    openForm: (section, path) => {
      choose(toPointer(path));
      void navigate({ search: (before) => ({ ...before, section }) });
    },
  });
  const list = useRef<HTMLDivElement>(null);
  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])];
  const [fitted, setFitted] = useState({ left, top });
  // One that is opened at the edge of the window is moved into it.
  useLayoutEffect(() => {
    const { width, height } = list.current?.getBoundingClientRect() ?? { width: 0, height: 0 };
    setFitted({
      left: Math.max(EDGE, Math.min(left, globalThis.innerWidth - width - EDGE)),
      top: Math.max(EDGE, Math.min(top, globalThis.innerHeight - height - EDGE)),
    });
  }, [left, top]);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const all = buttons();
    const at = all.indexOf(globalThis.document.activeElement as HTMLButtonElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next !== undefined) all[(next + all.length) % all.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={classes.behind} onPointerDown={close} />
      <div ref={list} role="menu" tabIndex={-1} aria-label={label} className={classes.menu} style={fitted} onKeyDown={onKeyDown}>
        {items.map(({ id, text, isDanger, act, opens }) => (
          <UnstyledButton
            key={id}
            role="menuitem"
            tabIndex={-1}
            className={isDanger ? classes.danger : classes.item}
            onClick={() => {
              // What is opened takes the place of the menu, and the focus.
              if (opens !== 'history') close();
              act();
            }}
          >
            {text}
          </UnstyledButton>
        ))}
      </div>
    </>
  );
}
