import { Anchor, Button, Group, Modal, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import type { DraftSaver } from '../editor/draft/draft-saver.ts';
import { me } from '../service/queries.ts';
import { useWords } from '../words/use-words.ts';
import { reviewsOfDraft } from './review-queries.ts';
import { reviewWords } from './words.ts';

const AskForm = lazy(async () => ({ default: (await import('./ask-form.tsx')).AskForm }));

interface Props {
  readonly draft: string;
  readonly title: string;
  readonly saver: DraftSaver | null;
}

const nothing = () => () => {};

/** In the toolbar of the editor: asks for a review, or says that one is open and that an edit ends it. */
export function AskReview({ draft, title, saver }: Props) {
  const say = useWords(reviewWords);
  const [isOpen, setIsOpen] = useState(false);
  const { data: who } = useQuery(me);
  const reviews = useQuery(reviewsOfDraft(draft));
  const { refetch } = reviews;
  const saving = useSyncExternalStore(saver?.subscribe ?? nothing, () => saver?.state.kind ?? 'saved');
  // What is saved ends an open review.
  useEffect(() => {
    if (saving === 'saved') void refetch();
  }, [saving, refetch]);
  const last = reviews.data?.[0];
  const isUnderReview = last?.state === 'open' || last?.state === 'approved';
  return (
    <Group gap="xs">
      {last && (
        <Text size="sm" role="status">
          <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/reviews/$review" params={{ review: last.id }} />}>
            {say('inReview', { round: last.round, state: say(last.state) })}
          </Anchor>
          {isUnderReview && ` · ${say('editEnds')}`}
        </Text>
      )}
      {!isUnderReview && who?.roles.includes('programDesigner') && (
        <Button size="xs" onClick={() => setIsOpen(true)}>
          {say('ask')}
        </Button>
      )}
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={say('askTitle', { title })}
        size="lg"
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        <Suspense fallback={null}>
          <AskForm draft={draft} saver={saver} />
        </Suspense>
      </Modal>
    </Group>
  );
}
