import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useWords } from '../words/use-words.ts';
import { BackToEditor } from './back-to-editor.tsx';
import { ComparedWith } from './compared-with.tsx';
import { HeadlineCards } from './headline-cards.tsx';
import { readWho } from './headline-numbers.ts';
import { ImpactFailure } from './impact-failure.tsx';
import { ImpactProgress } from './impact-progress.tsx';
import { StaleNote } from './stale-note.tsx';
import { useImpact, useLiveImpact } from './use-impact.ts';
import { WholeImpact } from './whole-impact.tsx';
import { impactWords } from './words.ts';

/** What the draft does to every partner of the base, and how to make the same report again. */
export function ImpactPage() {
  const say = useWords(impactWords);
  const { draft } = useParams({ from: '/signed-in/drafts/$draft/impact' });
  const { who } = useSearch({ from: '/signed-in/drafts/$draft/impact' });
  const state = useImpact();
  const impact = useLiveImpact();
  const { phase, error, baseline, partners, reported, refused } = state;
  // Its tables and lists are drawn when nothing more urgent is to be.
  const shown = useDeferredValue(reported);
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={2}>{say('title')}</Title>
        <Group className="no-print">
          <Button size="xs" variant="default" onClick={() => window.print()}>
            {say('print')}
          </Button>
          <BackToEditor draft={draft} />
        </Group>
      </Group>
      {baseline && <ComparedWith baseline={baseline} />}
      {phase === 'failed' && <ImpactFailure error={error} />}
      <ImpactProgress state={state} />
      {phase === 'ready' && <StaleNote state={state} />}
      {partners === 0 && <Text>{say('noPartners')}</Text>}
      {reported && shown && partners !== 0 && impact && (
        <>
          <HeadlineCards draft={draft} reported={reported} />
          <WholeImpact draft={draft} impact={impact} reported={shown} who={readWho(who)} />
        </>
      )}
      {!reported && !refused && phase !== 'failed' && <Skeleton height={320} aria-label={say('waiting')} />}
    </Stack>
  );
}
