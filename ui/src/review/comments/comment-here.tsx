import { Button } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { reviewWords } from '../words.ts';
import { openAt, useComments } from './use-comments.ts';

/** Beside a rule while a round of review is there: how many comments on it are open, and a way to say more of it. */
export function CommentHere({ pointer, title }: { readonly pointer: string; readonly title: string }) {
  const say = useWords(reviewWords);
  const { comments, show } = useComments();
  if (!show) return null;
  const open = openAt(comments, pointer);
  const text = open === 0 ? say('comment') : say('openComments', { count: open });
  return (
    <Button variant={open === 0 ? 'default' : 'light'} size="xs" aria-label={`${text}: ${title}`} onClick={() => show(pointer)}>
      {text}
    </Button>
  );
}
