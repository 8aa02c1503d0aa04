import { type CSSVariablesResolver, createTheme } from '@mantine/core';

/** Shade 8 with automatic contrast: the default filled button fails the contrast of WCAG in light mode. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: 8,
  autoContrast: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // The head of a dialog is no second banner of the page. By its name: dialogs themselves are loaded when one opens.
  // Links inside a text are told apart by more than their colour.
  components: {
    Modal: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    // What scrolls is scrolled with the keyboard too.
    ScrollArea: { defaultProps: { viewportProps: { tabIndex: 0 } } },
    ScrollAreaAutosize: { defaultProps: { viewportProps: { tabIndex: 0 } } },
    Anchor: { defaultProps: { underline: 'always' } },
  },
});

/** Mantine's dimmed text fails the contrast of WCAG in both themes. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-dimmed': 'var(--mantine-color-gray-7)', '--mantine-color-placeholder': 'var(--mantine-color-gray-7)' },
  dark: { '--mantine-color-dimmed': 'var(--mantine-color-gray-5)', '--mantine-color-placeholder': 'var(--mantine-color-gray-5)' },
});
