import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { capsOf, SHORTCUTS } from './shortcut-list.ts';

/** Combinations that a source hands to Mantine's hotkeys. */
const usedIn = (source: string): readonly string[] =>
  [...source.matchAll(/\[\s*'((?:(?:mod|alt|ctrl|shift)\+)+[^']+)'/g)].map(([, keys]) => keys ?? '');

it('the list of shortcuts holds every one that is used, and no other', () => {
  const folder = join(import.meta.dirname, '..');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const used = new Set(files.flatMap((file) => usedIn(readFileSync(join(folder, file), 'utf8'))));
  expect([...used].sort()).toEqual(SHORTCUTS.map(({ keys }) => keys).sort());
});

it('finds combinations in a source', () => {
  expect(usedIn("useHotkeys([['mod+K', open], [\n 'shift+?', show], ['enter', no]])")).toEqual(['mod+K', 'shift+?']);
});

it('names keys as they stand on the keyboard', () => {
  expect(capsOf('mod+shift+L', false)).toEqual(['Ctrl', 'Shift', 'L']);
  expect(capsOf('mod+shift+L', true)).toEqual(['⌘', '⇧', 'L']);
  expect(capsOf('shift+?', false)).toEqual(['?']);
});
