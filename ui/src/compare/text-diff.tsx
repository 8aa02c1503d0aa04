import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Failure } from '../app/failure.tsx';
import { useWords } from '../words/use-words.ts';
import { type Compared, comparedTexts } from './compare-queries.ts';
import { compareWords } from './words.ts';

const SideBySide = lazy(async () => ({ default: (await import('../editor/code/text-diff.tsx')).TextDiff }));

/** The documents as they are written, on demand. */
export function TextDiff(compared: Compared) {
  const say = useWords(compareWords);
  const [isShown, setIsShown] = useState(false);
  const texts = useQuery({ ...comparedTexts(compared), enabled: isShown });
  return (
    <Stack gap="xs" align="stretch" className="no-print">
      <Title order={2} size="h4">
        {say('textDiff')}
      </Title>
      <Text size="sm">{say('textHint')}</Text>
      <Button size="xs" variant="default" aria-expanded={isShown} onClick={() => setIsShown(!isShown)} style={{ alignSelf: 'flex-start' }}>
        {say(isShown ? 'hideText' : 'showText')}
      </Button>
      {isShown && texts.error && <Failure error={texts.error} retry={() => void texts.refetch()} />}
      {isShown && texts.isPending && <Skeleton height={200} />}
      {isShown && texts.data && (
        <Suspense fallback={<Skeleton height={200} />}>
          <SideBySide {...texts.data} />
        </Suspense>
      )}
    </Stack>
  );
}
