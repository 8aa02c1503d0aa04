import { Button } from '@mantine/core';
import { useSelected } from '../../editor/selection/selection.ts';
import { useWords } from '../../words/use-words.ts';
import { reviewWords } from '../words.ts';
import { useComments } from './use-comments.ts';
import { isOpen } from './use-comments-now.ts';

/** In the toolbar of the editor: what was said of the draft, and a way to say more of what is chosen. */
export function CommentsButton() {
  const say = useWords(reviewWords);
  const { comments, show } = useComments();
  const selected = useSelected();
  const open = comments.filter(isOpen).length;
  if (!show) return null;
  return (
    <Button size="xs" variant="default" onClick={() => show(selected?.pointer ?? '')}>
      {open === 0 ? say('comments') : `${say('comments')}: ${say('openComments', { count: open })}`}
    </Button>
  );
}
