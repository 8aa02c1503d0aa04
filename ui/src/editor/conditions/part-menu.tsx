import { ActionIcon, Menu } from '@mantine/core';
import { memo } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { useBuilder } from './builder-context.ts';
import {
  canMove,
  canRemove,
  canUnwrap,
  duplicatePart,
  type GroupKind,
  listOf,
  movePart,
  removePart,
  unwrapPart,
  wrapPart,
} from './condition-edits.ts';
import { areSamePlace } from './same-place.ts';
import { conditionWords } from './words.ts';

/** What can be done with a part of a condition. */
export const PartMenu = memo(function PartMenu({ path }: { readonly path: Path }) {
  const say = useWords(conditionWords);
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={say('menu')}>
          <span aria-hidden>⋮</span>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Items path={path} />
      </Menu.Dropdown>
    </Menu>
  );
}, areSamePlace);

/** Drawn while the menu is open. */
function Items({ path }: { readonly path: Path }) {
  const say = useWords(conditionWords);
  const { edit, editThenFocus, now } = useBuilder();
  const edited = now();
  const wrap = (kind: GroupKind) => () =>
    editThenFocus((edits) => {
      wrapPart(edits, edited, path, kind);
      return path;
    });
  const list = listOf(edited, path);
  const [isMovedUp, isMovedDown] = [canMove(edited, path, -1), canMove(edited, path, 1)];
  // The first that can be chosen has the focus.
  const first = isMovedUp ? 'up' : isMovedDown ? 'down' : list !== null ? 'duplicate' : 'wrapAll';
  const begins = (item: typeof first) => (item === first ? { 'data-autofocus': true } : {});
  return (
    <>
      <Menu.Item
        rightSection="Alt+↑"
        {...begins('up')}
        disabled={!isMovedUp}
        onClick={() => editThenFocus((edits) => movePart(edits, edited, path, -1))}
      >
        {say('up')}
      </Menu.Item>
      <Menu.Item
        rightSection="Alt+↓"
        {...begins('down')}
        disabled={!isMovedDown}
        onClick={() => editThenFocus((edits) => movePart(edits, edited, path, 1))}
      >
        {say('down')}
      </Menu.Item>
      <Menu.Item {...begins('duplicate')} disabled={list === null} onClick={() => edit((edits) => duplicatePart(edits, edited, path))}>
        {say('duplicate')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item {...begins('wrapAll')} onClick={wrap('all')}>
        {say('wrapAll')}
      </Menu.Item>
      <Menu.Item onClick={wrap('any')}>{say('wrapAny')}</Menu.Item>
      <Menu.Item onClick={wrap('not')}>{say('wrapNot')}</Menu.Item>
      <Menu.Item
        disabled={!canUnwrap(edited, path)}
        onClick={() =>
          editThenFocus((edits) => {
            unwrapPart(edits, edited, path);
            return edited.root;
          })
        }
      >
        {say('unwrap')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        color="red"
        disabled={!canRemove(edited, path)}
        onClick={() =>
          editThenFocus((edits) => {
            removePart(edits, edited, path);
            return edited.root;
          })
        }
      >
        {say('remove')}
      </Menu.Item>
    </>
  );
}
