import { Anchor, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words/use-words.ts';
import { ComparedWith } from './compared-with.tsx';
import { HeadlineCards } from './headline-cards.tsx';
import { ImpactFailure } from './impact-failure.tsx';
import { ImpactProgress } from './impact-progress.tsx';
import { StaleNote } from './stale-note.tsx';
import { useImpact } from './use-impact.ts';
import { impactWords } from './words.ts';

/** What the draft does to the partners, in three numbers, while it is written. */
export function ImpactPanel({ draft }: { readonly draft: string }) {
  const say = useWords(impactWords);
  const state = useImpact();
  const { phase, error, baseline, reported, partners } = state;
  return (
    <Paper component="section" withBorder p="sm" aria-label={say('title')}>
      <Stack gap={6}>
        <Group justify="space-between">
          <Text fw={600}>{say('title')}</Text>
          <Anchor renderRoot={(props) => <Link {...props} to="/drafts/$draft/impact" params={{ draft }} />} size="sm">
            {say('show')}
          </Anchor>
        </Group>
        {phase === 'failed' && <ImpactFailure error={error} />}
        {partners === 0 && <Text size="sm">{say('noPartners')}</Text>}
        {reported && partners !== 0 && <HeadlineCards draft={draft} reported={reported} />}
        <ImpactProgress state={state} />
        {phase === 'ready' && <StaleNote state={state} />}
        {baseline && <ComparedWith baseline={baseline} />}
      </Stack>
    </Paper>
  );
}
