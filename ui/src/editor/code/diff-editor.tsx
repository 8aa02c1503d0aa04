import './code.css';
import { useEffect, useRef } from 'react';
import { useWords } from '../../words/use-words.ts';
import { monaco } from './monaco.ts';
import type { TextDiffProps } from './text-diff.tsx';
import { useMonacoTheme } from './use-monaco-theme.ts';
import { codeWords } from './words.ts';

/** Shows two texts in Monaco's diff editor; neither can be changed. */
export function DiffEditor({ before, after, inline = false }: TextDiffProps) {
  const say = useWords(codeWords);
  const host = useRef<HTMLDivElement>(null);
  useMonacoTheme();
  useEffect(() => {
    if (!host.current) return;
    const models = { original: monaco.editor.createModel(before, 'json'), modified: monaco.editor.createModel(after, 'json') };
    const editor = monaco.editor.createDiffEditor(host.current, {
      ...{ readOnly: true, originalEditable: false, automaticLayout: true, renderSideBySide: !inline, scrollBeyondLastLine: false },
      ...{ originalAriaLabel: say('diffBefore'), modifiedAriaLabel: say('diffAfter'), hideUnchangedRegions: { enabled: true } },
      ...{ minimap: { enabled: false }, fontSize: 13, fixedOverflowWidgets: true },
    });
    editor.setModel(models);
    return () => {
      editor.dispose();
      models.original.dispose();
      models.modified.dispose();
    };
  }, [before, after, inline, say]);
  return (
    <section aria-label={say('diff')} className="tierwright-diff">
      <div ref={host} className="tierwright-code-host" />
    </section>
  );
}
