import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { CommentHere } from '../../review/comments/comment-here.tsx';

interface TitleRowProps {
  readonly pointer: string;
  readonly title: string;
  /** What can be done with the entry. */
  readonly children: ReactNode;
}

/** The title of the entry that is shown, beside what can be said of it and done with it. */
export function TitleRow({ pointer, title, children }: TitleRowProps) {
  return (
    <Group justify="space-between" align="flex-start">
      <Title order={3} size="h5">
        {title}
      </Title>
      <Group gap="xs">
        <CommentHere pointer={pointer} title={title} />
        {children}
      </Group>
    </Group>
  );
}
