import { Skeleton } from '@mantine/core';
import { useSplitter } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { keepShare, keptShare, LEAST_SHARE, MOST_SHARE } from './share.ts';
import { codeWords } from './words.ts';

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.tsx')).CodeEditor }));

/** A view with the program's JSON beside it. How wide that is is set by dragging or with the arrow keys, and remembered. */
export function Beside({ children }: { readonly children: ReactNode }) {
  const say = useWords(codeWords);
  const [share] = useState(() => keptShare(localStorage));
  const { ref, sizes, getHandleProps } = useSplitter<HTMLDivElement>({
    panels: [
      { defaultSize: 100 - share, min: 100 - MOST_SHARE },
      { defaultSize: share, min: LEAST_SHARE },
    ],
    step: 2,
    onSizeChange: ([, now]) => keepShare(localStorage, Number(now)),
  });
  const handle = { ...getHandleProps({ index: 0 }), 'aria-label': say('resize') };
  return (
    <div ref={ref} style={{ display: 'flex', alignItems: 'stretch' }}>
      <div style={{ flex: `0 0 calc(${sizes[0]}% - 8px)`, minWidth: 0, overflowX: 'auto' }}>{children}</div>
      <div {...handle} style={{ width: 16, cursor: 'col-resize', touchAction: 'none' }}>
        <div style={{ width: 2, height: '100%', margin: '0 auto', background: 'var(--mantine-color-default-border)' }} />
      </div>
      <div style={{ flex: `0 0 calc(${sizes[1]}% - 8px)`, minWidth: 0 }}>
        <div style={{ position: 'sticky', top: 60 }}>
          <Suspense fallback={<Skeleton height={320} />}>
            <CodeEditor />
          </Suspense>
        </div>
      </div>
    </div>
  );
}
