import { List, Text } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { When } from '../shown/when.tsx';
import type { HistoryEntry } from './history.ts';
import { programPageWords } from './words.ts';

interface History {
  readonly entries: readonly HistoryEntry[];
  readonly versionOf: (hash: string) => string;
  readonly zone: string;
}

/** What happened, as sentences. */
export function HistoryList({ entries, versionOf, zone }: History) {
  const say = useWords(programPageWords);
  return (
    <List listStyleType="none" spacing="xs" aria-label={say('history')}>
      {entries.map(({ key, at, what, hash, note }) => {
        const sentence = what === 'cancelled' ? 'cancelledThen' : what === 'suspended' ? 'suspendedThen' : what;
        return (
          <List.Item key={key}>
            <Text size="sm">
              {say(sentence, { version: versionOf(hash) })}
              {note !== '' && `: ${note}`}
            </Text>
            <Text size="xs" c="dimmed">
              <When at={at} zone={zone} />
            </Text>
          </List.Item>
        );
      })}
    </List>
  );
}
