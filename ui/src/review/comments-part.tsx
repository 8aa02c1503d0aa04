import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ReportPart } from '../report/report-part.tsx';
import { api } from '../service/api.ts';
import { instant } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { usePeople } from './people.ts';
import { hasPlace, stepsOf } from './place.ts';
import { Refused } from './refused.tsx';
import type { Comment, Me, Review } from './review-queries.ts';
import { mayComment } from './rights.ts';
import { useAct } from './use-act.ts';
import { reviewWords } from './words.ts';

interface Props {
  readonly me: Me;
  readonly review: Review;
  readonly document: unknown;
  readonly timeZone: string;
  /** The place that is commented on. */
  readonly place: string;
  readonly choosePlace: (pointer: string) => void;
}

/** What was said of places of the document, and a way to say more and to resolve it. */
export function CommentsPart({ me, review, document, timeZone, place, choosePlace }: Props) {
  const say = useWords(reviewWords);
  const [text, setText] = useState('');
  const comment = useAct(
    () => api.commentReview({ params: { review: review.id }, body: { pointer: place, text } }),
    () => setText(''),
  );
  const open = review.comments.filter(({ resolvedAt }) => resolvedAt === null).length;
  const wrong =
    stepsOf(place) === null ? say('placeWrong') : document !== undefined && !hasPlace(document, place) ? say('placeGone') : null;
  return (
    <ReportPart title={open === 0 ? say('comments') : `${say('comments')}: ${say('openComments', { count: open })}`} isLong>
      <Stack gap="sm">
        {review.comments.length === 0 && <Text size="sm">{say('noComments')}</Text>}
        {review.comments.map((one) => (
          <OneComment key={one.id} comment={one} review={review.id} timeZone={timeZone} maySettle={mayComment(me)} />
        ))}
        {mayComment(me) ? (
          <Stack gap="xs" className="no-print" align="flex-start">
            <TextInput
              id="comment-place"
              label={say('place')}
              description={say('placeHint')}
              value={place}
              error={wrong}
              onChange={({ currentTarget }) => choosePlace(currentTarget.value)}
              w="100%"
            />
            <Textarea
              id="comment-text"
              label={say('text')}
              value={text}
              maxLength={4000}
              autosize
              minRows={2}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
              w="100%"
            />
            <Button
              variant="default"
              disabled={text.trim() === '' || stepsOf(place) === null}
              loading={comment.isPending}
              onClick={() => comment.mutate()}
            >
              {say('send')}
            </Button>
            <Refused error={comment.error} />
          </Stack>
        ) : (
          <Text size="sm">{say('commentMayNot')}</Text>
        )}
      </Stack>
    </ReportPart>
  );
}

interface OneProps {
  readonly comment: Comment;
  readonly review: string;
  readonly timeZone: string;
  readonly maySettle: boolean;
}

function OneComment({ comment: { id, pointer, text, account, at, resolvedAt }, review, timeZone, maySettle }: OneProps) {
  const say = useWords(reviewWords);
  const nameOf = usePeople();
  const settle = useAct(() => api.settleComment({ params: { review, comment: id } }));
  return (
    <article>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {pointer === '' ? say('whole') : pointer}
          </Text>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {text}
          </Text>
          <Text size="xs">
            {`${nameOf(account)}, ${instant(at, timeZone)}`}
            {resolvedAt !== null && ` · ${say('settled', { at: instant(resolvedAt, timeZone) })}`}
          </Text>
        </div>
        {resolvedAt === null && maySettle && (
          <Button size="compact-xs" variant="default" loading={settle.isPending} onClick={() => settle.mutate()}>
            {say('settle')}
          </Button>
        )}
      </Group>
      <Refused error={settle.error} />
    </article>
  );
}
