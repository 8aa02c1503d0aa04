import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';

export interface TextDiffProps {
  readonly before: string;
  readonly after: string;
  /** One below the other, for narrow places; side by side where it is left out. */
  readonly inline?: boolean;
}

const DiffEditor = lazy(async () => ({ default: (await import('./diff-editor.tsx')).DiffEditor }));

/** Two texts of a program, side by side; Monaco is loaded when it is first shown. */
export function TextDiff(props: TextDiffProps) {
  return (
    <Suspense fallback={<Skeleton height={240} />}>
      <DiffEditor {...props} />
    </Suspense>
  );
}
