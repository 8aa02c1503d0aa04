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
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    // A menu holds what is chosen in it and nothing else, one of it with data-autofocus, and stands where its button does.
    Menu: { defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } },
    // What scrolls is scrolled with the keyboard too.
    ScrollArea: { defaultProps: { viewportProps: { tabIndex: 0 } } },
    ScrollAreaAutosize: { defaultProps: { viewportProps: { tabIndex: 0 } } },
    Anchor: { defaultProps: { underline: 'always' } },
    // The options of a list that is closed are not drawn: a form has a dozen of lists, and a program hundreds of values.
    Combobox: { defaultProps: { keepMounted: false } },
  },
});

/** Mantine's dimmed text, errors of fields and coloured texts fail the contrast of WCAG. Each is changed for every part that uses it. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-red-text': 'var(--mantine-color-red-9)',
    // What is chosen, with the pointer over it.
    '--mantine-color-blue-light-color': '#0f4a80',
    // No shade of orange, yellow or green is dark enough for a text on white.
    '--mantine-color-orange-text': '#a8330a',
    '--mantine-color-yellow-text': '#855200',
    '--mantine-color-green-text': '#20702f',
    '--mantine-color-yellow-light-color': '#7a4900',
    '--mantine-color-orange-light-color': '#8f2f06',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-5)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-5)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-red-text': 'var(--mantine-color-red-4)',
  },
});
