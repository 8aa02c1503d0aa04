import { List, Stack, Text, Title } from '@mantine/core';
import { useWords } from '../words/use-words.ts';
import type { Decided } from './messages.ts';
import { partnerWords } from './words.ts';

const SIGNS = { met: '✓', missed: '✗', unknown: '?' } as const;

/** The decision in sentences: what the partner has, why, and why not more. */
export function ResultPane({ decided: { explanation } }: { readonly decided: Decided }) {
  const say = useWords(partnerWords);
  return (
    <Stack component="section" gap="sm" aria-label={say('result')}>
      <Title order={2} size="h4">
        {say('result')}
      </Title>
      <Text aria-live="polite" fw={600}>
        {explanation.summary}
      </Text>
      {explanation.tracks.some(({ tiers }) => tiers.length > 0) && (
        <Title order={3} size="h5">
          {say('why')}
        </Title>
      )}
      {explanation.tracks.map(({ track, group, tiers }) =>
        tiers.map(({ tier, sentence, requirements }) => (
          <div key={`${track} ${group ?? ''} ${tier}`}>
            <Text size="sm" fw={500}>
              {group === undefined ? sentence : `${group}: ${sentence}`}
            </Text>
            <List size="sm" listStyleType="none" withPadding={false}>
              {requirements.map(({ title, status, details }) => (
                <List.Item key={title}>
                  <span aria-label={say(status)} role="img">
                    {SIGNS[status]}
                  </span>{' '}
                  {[title, ...details].join(' — ')}
                </List.Item>
              ))}
            </List>
          </div>
        )),
      )}
      <Sentences title={say('benefits')} sentences={explanation.benefits} />
      <Sentences title={say('exceptions')} sentences={explanation.exceptions} />
      <Text size="xs" c="dimmed">
        {explanation.source}
      </Text>
    </Stack>
  );
}

function Sentences({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div>
      <Title order={3} size="h5">
        {title}
      </Title>
      <List size="sm">
        {sentences.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
    </div>
  );
}
