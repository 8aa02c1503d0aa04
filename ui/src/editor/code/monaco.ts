// The entry points of 0.57: everything of the editor, the JSON language, and no other language. Only ever loaded lazily.
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';
import * as json from 'monaco-editor/languages/features/json/register';

self.MonacoEnvironment = {
  getWorker: (_id: string, label: string) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};

// What is wrong is said by our own checks, with codes: the adapter would say it again, later and in other words.
// Its outline has every value, which for 2,000 rules holds the page up after each key; ours has entries. Nothing here is a colour.
json.jsonDefaults.setModeConfiguration({
  ...json.jsonDefaults.modeConfiguration,
  ...{ diagnostics: false, documentSymbols: false, colors: false },
});

export { json, monaco };
