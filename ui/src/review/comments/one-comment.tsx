import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { api } from '../../service/api.ts';
import { instant } from '../../words/formats.ts';
import { useWords } from '../../words/use-words.ts';
import { usePeople } from '../people.ts';
import { Refused } from '../refused.tsx';
import { useAct } from '../use-act.ts';
import { reviewWords } from '../words.ts';
import type { CommentNow } from './use-comments-now.ts';

interface OneCommentProps {
  readonly comment: CommentNow;
  readonly timeZone: string;
  readonly maySettle: boolean;
  /** What it is about, as it is shown there. */
  readonly about: ReactNode;
}

/** What somebody said of a place, and a way to say that it is resolved. */
export function OneComment({ comment, timeZone, maySettle, about }: OneCommentProps) {
  const say = useWords(reviewWords);
  const nameOf = usePeople();
  const { id, review, round, text, by, at, resolvedAt, now, place } = comment;
  const settle = useAct(() => api.settleComment({ params: { review, comment: id } }));
  return (
    <article aria-label={say('commentOn', { place: place ?? say('whole') })} data-comment={resolvedAt === null ? 'open' : 'resolved'}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          {about}
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {text}
          </Text>
          <Text size="xs">
            {`${nameOf(by)}, ${instant(at, timeZone)} · ${say('round')} ${round}`}
            {resolvedAt !== null && ` · ${say('settled', { at: instant(resolvedAt, timeZone) })}`}
            {now.isGone && ` · ${say('placeGone')}`}
          </Text>
        </div>
        {resolvedAt === null && maySettle && (
          <Button
            size="compact-xs"
            variant="default"
            loading={settle.isPending}
            aria-label={say('settleOn', { place: place ?? say('whole') })}
            onClick={() => settle.mutate()}
          >
            {say('settle')}
          </Button>
        )}
      </Group>
      <Refused error={settle.error} />
    </article>
  );
}
