import './code.css';
import { Skeleton } from '@mantine/core';
import { useContext, useEffect, useRef } from 'react';
import { useWords } from '../../words/use-words.ts';
import { ChecksContext } from '../check/use-checks.ts';
import { useDocument } from '../document/use-document.ts';
import { SelectionContext } from '../selection/selection.ts';
import { openCode } from './open-code.ts';
import { useMonacoTheme } from './use-monaco-theme.ts';
import { codeWords } from './words.ts';

/** The document's text in Monaco. */
export function CodeEditor() {
  const say = useWords(codeWords);
  const host = useRef<HTMLDivElement>(null);
  const document = useDocument();
  const checks = useContext(ChecksContext);
  const selection = useContext(SelectionContext);
  useMonacoTheme();
  useEffect(() => {
    if (!host.current || !checks) return;
    return openCode(host.current, { document, checks, selection, say });
  }, [document, checks, selection, say]);
  return (
    <section aria-label={say('editor')} className="tierwright-code">
      {checks ? <div ref={host} className="tierwright-code-host" /> : <Skeleton height="100%" />}
    </section>
  );
}
