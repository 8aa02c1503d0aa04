import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** It may break between pages. */
  readonly isLong?: boolean;
  readonly children: ReactNode;
}

/** A part of the report under a title that says what it found. */
export function ReportPart({ title, isLong = false, children }: Props) {
  return (
    <section aria-label={title} className={isLong ? 'long' : undefined}>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      {children}
    </section>
  );
}
