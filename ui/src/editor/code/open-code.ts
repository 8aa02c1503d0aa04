import { bindModel } from './bind-model.ts';
import { type CodeOf, CodeSession, enter } from './code-session.ts';
import { followSelection } from './follow-selection.ts';
import { teachLanguage } from './language.ts';
import { shownText } from './line-ends.ts';
import { monaco } from './monaco.ts';
import { offerIds } from './offer-ids.ts';
import { OWNER, showProblems } from './show-problems.ts';

let opened = 0;

function modelOf({ document }: CodeOf): monaco.editor.ITextModel {
  opened += 1;
  const uri = monaco.Uri.parse(`inmemory://p/${opened}.program.json`);
  const model = monaco.editor.createModel(shownText(document.current.text), 'json', uri);
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  model.updateOptions({ tabSize: 2, insertSpaces: true });
  // However Monaco is asked to undo, by key, menu or command, the history is that of the document: one for all views.
  return Object.assign(model, {
    undo: () => void document.undo(),
    redo: () => void document.redo(),
    canUndo: () => document.undoes !== null,
    canRedo: () => document.redoes !== null,
  });
}

/** Opens the code view of a document in an element; gives what closes it. */
export function openCode(host: HTMLElement, of: CodeOf): () => void {
  teachLanguage();
  const { document, checks, say } = of;
  const model = modelOf(of);
  const session = new CodeSession(of, model);
  const leave = enter(session);
  const stopOffering = offerIds(of);
  const editor = monaco.editor.create(host, {
    model,
    ...{ ariaLabel: `${say('editor')}. ${say('editorHelp')}`, automaticLayout: true, fixedOverflowWidgets: true },
    ...{ minimap: { enabled: false }, scrollBeyondLastLine: false, fontSize: 13, lineNumbersMinChars: 4, detectIndentation: false },
    // Ids stand in quotes: what is offered is offered there too.
    ...{ quickSuggestions: { strings: true, other: true, comments: false }, suggest: { showWords: false }, wordBasedSuggestions: 'off' },
    // A program may hold any line end; it is not ours to ask about them.
    ...{ unusualLineTerminators: 'off', lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.On } },
  });
  const unbind = bindModel(document, model, {
    label: say('typing'),
    now: () => performance.now(),
    changedElsewhere(offset) {
      if (!editor.hasTextFocus()) return;
      editor.setPosition(model.getPositionAt(offset));
      editor.revealPositionInCenterIfOutsideViewport(model.getPositionAt(offset));
    },
  });
  const show = () => showProblems(session);
  const stops = [unbind, followSelection(editor, session), checks.subscribe(show), document.subscribe(show), stopOffering, leave];
  show();
  return () => {
    for (const stop of stops) stop();
    monaco.editor.setModelMarkers(model, OWNER, []);
    editor.dispose();
    model.dispose();
  };
}
