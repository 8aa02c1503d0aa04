import { useComputedColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { monaco } from './monaco.ts';

/** Monaco in the theme of the page; it has one for all its editors. */
export function useMonacoTheme(): void {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  useEffect(() => monaco.editor.setTheme(scheme === 'dark' ? 'vs-dark' : 'vs'), [scheme]);
}
