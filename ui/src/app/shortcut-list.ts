import type { KeyOfWords } from '../words/area.ts';
import type { appWords } from './words.ts';

/** A key combination as Mantine's hotkeys name it, where it holds and what it does. */
export interface Shortcut {
  readonly keys: string;
  readonly where: 'everywhere' | 'inEditor';
  readonly what: KeyOfWords<typeof appWords>;
}

/** Every shortcut there is: a test looks for those that are used and not listed. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: 'mod+K', where: 'everywhere', what: 'openSearch' },
  { keys: 'alt+1', where: 'everywhere', what: 'goPrograms' },
  { keys: 'alt+N', where: 'everywhere', what: 'beginProgram' },
  { keys: 'mod+shift+L', where: 'everywhere', what: 'switchTheme' },
  { keys: 'shift+?', where: 'everywhere', what: 'showShortcuts' },
  { keys: 'mod+Z', where: 'inEditor', what: 'undoStep' },
  { keys: 'mod+shift+Z', where: 'inEditor', what: 'redoStep' },
  { keys: 'mod+Y', where: 'inEditor', what: 'redoStep' },
];

/** The caps to press: mod+shift+L → Ctrl, Shift, L; with the keys of a Mac there. */
export function capsOf(keys: string, isMac: boolean): readonly string[] {
  const names: Readonly<Record<string, string>> = isMac
    ? { mod: '⌘', shift: '⇧', alt: '⌥', ctrl: '⌃' }
    : { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', ctrl: 'Ctrl' };
  // Who types a question mark has pressed Shift already.
  return keys === 'shift+?' ? ['?'] : keys.split('+').map((key) => names[key] ?? key);
}

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');
