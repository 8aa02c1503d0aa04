import { Button, NumberInput, Stack, Text, Textarea, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ProblemError } from '@tierwright/client';
import { useState } from 'react';
import { useChecked } from '../editor/check/use-checks.ts';
import { useEdition } from '../editor/document/use-document.ts';
import type { DraftSaver } from '../editor/draft/draft-saver.ts';
import { useWords } from '../words/use-words.ts';
import { Refused } from './refused.tsx';
import { compareWithActive, NotSaved, requestReview } from './request-review.ts';
import { TestsPart } from './tests-part.tsx';
import { useAct } from './use-act.ts';
import { reviewWords } from './words.ts';

/** What a reviewer will see: problems and tests of the draft as it is; a note; then it is asked for. */
export function AskForm({ draft, saver }: { readonly draft: string; readonly saver: DraftSaver | null }) {
  const say = useWords(reviewWords);
  const navigate = useNavigate();
  const { text, number } = useEdition();
  const checked = useChecked();
  const [note, setNote] = useState('');
  const [needed, setNeeded] = useState(1);
  const act = useAct(async () => {
    const review = await requestReview(draft, text, saver, { note, needed });
    await navigate({ to: '/reviews/$review', params: { review } });
  });
  const compare = useAct(
    () => compareWithActive(draft, text, saver),
    () => act.reset(),
  );
  // Another version has become active since the draft was begun.
  const isStale = act.error instanceof ProblemError && act.error.code === 'CMD211';
  const isCurrent = checked?.number === number;
  const errors = checked?.problems.filter(({ severity }) => severity === 'error') ?? [];
  const others = (checked?.problems.length ?? 0) - errors.length;
  return (
    <Stack>
      <Title order={3} size="h5">
        {say('askProblems')}
      </Title>
      <Text size="sm" role="status">
        {!isCurrent ? say('checking') : errors.length === 0 ? say('noErrors') : say('errors', { count: errors.length })}{' '}
        {isCurrent && others > 0 && say('warnings', { count: others })}
      </Text>
      {errors.slice(0, 10).map(({ code, pointer, message }) => (
        <Text key={`${code} ${pointer} ${message}`} size="sm">{`${code} ${pointer}: ${message}`}</Text>
      ))}
      <Title order={3} size="h5">
        {say('tests')}
      </Title>
      <TestsPart text={text} onlyFailing />
      <Textarea
        label={say('askNote')}
        value={note}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <NumberInput
        label={say('askNeeded')}
        value={needed}
        min={1}
        max={5}
        allowDecimal={false}
        onChange={(value) => setNeeded(typeof value === 'number' && value >= 1 ? value : 1)}
      />
      <Button disabled={!isCurrent || errors.length > 0} loading={act.isPending} onClick={() => act.mutate()}>
        {say('ask')}
      </Button>
      {act.error instanceof NotSaved ? (
        <Text role="alert" size="sm">
          {say('notSaved')}
        </Text>
      ) : (
        <Refused error={act.error} />
      )}
      {isStale && (
        <Button variant="default" loading={compare.isPending} onClick={() => compare.mutate()}>
          {say('compareWithActive')}
        </Button>
      )}
      {compare.isSuccess && !act.error && (
        <Text role="status" size="sm">
          {say('comparedWithActive')}
        </Text>
      )}
      <Refused error={compare.error} />
    </Stack>
  );
}
