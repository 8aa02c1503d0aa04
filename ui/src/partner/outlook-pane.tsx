import { List, Stack, Text, Title } from '@mantine/core';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Outlook } from './messages.ts';
import { partnerWords } from './words.ts';

/** The way ahead: what it takes to rise, and when what is held is lost. */
export function OutlookPane({ outlook }: { readonly outlook: Outlook | null }) {
  const say = useWords(partnerWords);
  if (!outlook)
    return (
      <Text size="sm" c="dimmed" role="status">
        {say('outlookWaiting')}
      </Text>
    );
  const { paths, lapse, problems } = outlook;
  return (
    <Stack gap="sm">
      {paths.length > 0 && (
        <section aria-label={say('pathTitle')}>
          <Title order={2} size="h4">
            {say('pathTitle')}
          </Title>
          {paths.map(({ track, group = '', sentence, changes, blockers, cost }) => (
            <div key={`${track} ${group}`}>
              <Text size="sm">{sentence}</Text>
              <List size="sm">
                {[...changes, ...blockers].map((one) => (
                  <List.Item key={one.sentence}>{one.sentence}</List.Item>
                ))}
              </List>
              {cost !== null && cost > 0 && (
                <Text size="xs" c="dimmed">
                  {say('pathCost', { cost: number(cost) })}
                </Text>
              )}
            </div>
          ))}
        </section>
      )}
      {lapse && (
        <section aria-label={say('lapseTitle')}>
          <Title order={2} size="h4">
            {say('lapseTitle')}
          </Title>
          <Text size="sm">{lapse.sentence}</Text>
          <List size="sm">
            {lapse.tiers.flatMap(({ reasons }) => reasons.map(({ sentence }) => <List.Item key={sentence}>{sentence}</List.Item>))}
          </List>
        </section>
      )}
      {problems.map(({ code, message }) => (
        <Text key={`${code} ${message}`} size="xs" c="dimmed">
          {`${message} (${code})`}
        </Text>
      ))}
    </Stack>
  );
}
