import { Anchor, Drawer, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ReturnFocus } from '../../app/return-focus.tsx';
import { sectionOf } from '../../editor/section-of.ts';
import { useChoose } from '../../editor/selection/selection.ts';
import { useWords } from '../../words/use-words.ts';
import { aboutVersion } from '../about-version.ts';
import { reviewWords } from '../words.ts';
import { CommentForm } from './comment-form.tsx';
import { OneComment } from './one-comment.tsx';
import type { CommentNow } from './use-comments-now.ts';

interface CommentsDrawerProps {
  readonly comments: readonly CommentNow[];
  readonly document: unknown;
  /** The round in which more can be said; null where there is none. */
  readonly review: string | null;
  readonly maySettle: boolean;
  readonly place: string;
  readonly choosePlace: (pointer: string) => void;
  readonly close: () => void;
}

/** What was said of the parts of a draft, each with a way to it; beside the editor. */
export function CommentsDrawer({ comments, document, review, maySettle, place, choosePlace, close }: CommentsDrawerProps) {
  const say = useWords(reviewWords);
  const choose = useChoose('comments');
  const navigate = useNavigate({ from: '/drafts/$draft' });
  const { timeZone } = aboutVersion(document, '');
  const go = (pointer: string) => {
    choose(pointer);
    close();
    void navigate({ to: '/drafts/$draft', search: (before) => ({ ...before, section: sectionOf(pointer) }) });
  };
  return (
    <Drawer opened onClose={close} position="right" title={say('comments')} closeButtonProps={{ 'aria-label': say('close') }}>
      <ReturnFocus />
      <Stack gap="sm">
        {comments.length === 0 && <Text size="sm">{say('noComments')}</Text>}
        {comments.map((comment) => (
          <OneComment
            key={comment.id}
            {...{ comment, timeZone, maySettle }}
            about={
              <Anchor component="button" type="button" size="sm" fw={600} ta="left" onClick={() => go(comment.now.pointer)}>
                {comment.place ?? say('whole')}
              </Anchor>
            }
          />
        ))}
        {review === null ? <Text size="sm">{say('noRound')}</Text> : <CommentForm {...{ review, document, place, choosePlace }} />}
      </Stack>
    </Drawer>
  );
}
