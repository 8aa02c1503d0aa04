import { Stack, Text } from '@mantine/core';
import { ReportPart } from '../../report/report-part.tsx';
import { useWords } from '../../words/use-words.ts';
import type { Me, Review } from '../review-queries.ts';
import { mayComment } from '../rights.ts';
import { reviewWords } from '../words.ts';
import { CommentForm } from './comment-form.tsx';
import { OneComment } from './one-comment.tsx';
import { type CommentNow, isOpen } from './use-comments-now.ts';

interface Props {
  readonly me: Me;
  readonly review: Review;
  /** Of every round of the draft. */
  readonly comments: readonly CommentNow[];
  readonly document: unknown;
  readonly timeZone: string;
  /** The place that is commented on. */
  readonly place: string;
  readonly choosePlace: (pointer: string) => void;
}

/** What was said of places of the document, in this round and before, and a way to say more and to resolve it. */
export function CommentsPart({ me, review, comments, document, timeZone, place, choosePlace }: Props) {
  const say = useWords(reviewWords);
  const open = comments.filter(isOpen).length;
  return (
    <ReportPart title={open === 0 ? say('comments') : `${say('comments')}: ${say('openComments', { count: open })}`} isLong>
      <Stack gap="sm">
        {comments.length === 0 && <Text size="sm">{say('noComments')}</Text>}
        {comments.map((one) => (
          <OneComment
            key={one.id}
            comment={one}
            timeZone={timeZone}
            maySettle={mayComment(me)}
            about={
              <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
                {one.place ?? say('whole')}
              </Text>
            }
          />
        ))}
        {mayComment(me) ? (
          <CommentForm review={review.id} {...{ document, place, choosePlace }} textId="comment-text" />
        ) : (
          <Text size="sm">{say('commentMayNot')}</Text>
        )}
      </Stack>
    </ReportPart>
  );
}
