import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ReportPart } from '../report/report-part.tsx';
import { api } from '../service/api.ts';
import { useWords } from '../words/use-words.ts';
import { Refused } from './refused.tsx';
import type { Me, Person, Review } from './review-queries.ts';
import { mayWithdraw, whyNotDecide } from './rights.ts';
import type { Stage } from './stage.ts';
import { useAct } from './use-act.ts';
import { reviewWords } from './words.ts';

interface Props {
  readonly me: Me;
  readonly review: Review;
  readonly authors: readonly Person[];
  readonly stage: Stage;
}

/** Approve or ask for changes, bound to the content and the round; or why this person cannot. */
export function DecidePart({ me, review, authors, stage }: Props) {
  const say = useWords(reviewWords);
  const [note, setNote] = useState('');
  const { id, hash, round } = review;
  const decide = useAct((outcome: 'approve' | 'askChanges') =>
    api.decideReview({ params: { review: id }, body: { hash, round, outcome, ...(note === '' ? {} : { note }) } }),
  );
  const withdraw = useAct(() => api.withdrawReview({ params: { review: id } }));
  const why = whyNotDecide(me, review, authors);
  return (
    <ReportPart title={say('decide')}>
      <Stack gap="xs" align="flex-start">
        {why ? (
          <Text size="sm">{say(`whyNot-${why}`)}</Text>
        ) : (
          <>
            <Text size="sm">{say('bound', { hash: hash.slice(0, 12), round })}</Text>
            <Textarea
              label={say('decisionNote')}
              value={note}
              onChange={({ currentTarget }) => setNote(currentTarget.value)}
              maxLength={4000}
              autosize
              minRows={2}
              w="100%"
            />
            <Group>
              <Button loading={decide.isPending} onClick={() => decide.mutate('approve')}>
                {say('approve')}
              </Button>
              <Button variant="default" loading={decide.isPending} onClick={() => decide.mutate('askChanges')}>
                {say('askChanges')}
              </Button>
            </Group>
          </>
        )}
        <Refused error={decide.error} />
        {mayWithdraw(me, stage) && (
          <Group>
            <Button size="xs" variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {say('withdraw')}
            </Button>
            <Text size="sm">{say('withdrawHint')}</Text>
          </Group>
        )}
        <Refused error={withdraw.error} />
      </Stack>
    </ReportPart>
  );
}
