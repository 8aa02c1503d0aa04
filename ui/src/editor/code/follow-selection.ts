import { type Json, toPointer } from '@tierwright/program';
import { pathOf } from '../document/value-at.ts';
import type { CodeSession } from './code-session.ts';
import { monaco } from './monaco.ts';

const VIEW = 'json';
/** Where the cursor rests so many milliseconds is what was chosen. */
const REST = 120;

/** What is chosen elsewhere is shown in the text; where the cursor is put is chosen everywhere. Gives what ends it. */
export function followSelection(editor: monaco.editor.IStandaloneCodeEditor, session: CodeSession): () => void {
  const { selection } = session.of;
  const marked = editor.createDecorationsCollection();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const reveal = () => {
    const { now } = selection;
    const { places, current } = session.of.document;
    const found = now && now.by !== VIEW ? places.placeOf(pathOf(current.value as Json, now.pointer)) : null;
    if (!found) return marked.clear();
    const range = session.shown({ start: found.key, end: found.end });
    marked.set([{ range, options: { isWholeLine: true, className: 'tierwright-chosen', marginClassName: 'tierwright-chosen' } }]);
    editor.revealRangeInCenterIfOutsideViewport(range);
    if (!editor.hasTextFocus()) editor.setPosition(range.getStartPosition());
  };
  const choose = () => {
    const position = editor.getPosition();
    const found = position && session.of.document.places.pathAt(session.offsetAt(position));
    if (found) selection.choose(toPointer(found.path), VIEW);
  };

  const moved = editor.onDidChangeCursorPosition(({ source, reason }) => {
    const isPut = reason === monaco.editor.CursorChangeReason.Explicit && (source === 'mouse' || source === 'keyboard');
    if (!isPut && !editor.hasTextFocus()) return;
    clearTimeout(timer);
    timer = setTimeout(choose, REST);
  });
  const stop = selection.subscribe(reveal);
  reveal();
  return () => {
    clearTimeout(timer);
    stop();
    moved.dispose();
    marked.clear();
  };
}
