import { Group, Stack, Title } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import { EntryActions } from './entry-actions.tsx';
import type { EntryMap } from './entry-edits.ts';
import { Problems } from './problems.tsx';
import { TextMember } from './text-member.tsx';
import { entryWords } from './words.ts';

interface EntryHeadProps {
  readonly map: EntryMap;
  readonly id: string;
  readonly title: string;
  readonly taken: ReadonlySet<string>;
  readonly hasWhy?: boolean;
}

/** What every entry has: what can be done with it, its title, why, a note, and what the checker says of it as a whole. */
export function EntryHead({ map, id, title, taken, hasWhy = true }: EntryHeadProps) {
  const say = useWords(entryWords);
  const path = [...map.path, id];
  const pointer = toPointer(path);
  // Those of its condition stand there.
  const problems = useProblemsAt(pointer).filter((problem) => !/\/(?:when|where)(?:\/|$)/.test(problem.pointer.slice(pointer.length)));
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start">
        <Title order={3} size="h5">
          {title}
        </Title>
        <EntryActions map={map} id={id} title={title} taken={taken} />
      </Group>
      <Problems problems={problems} />
      <TextMember path={[...path, 'title']} label={say('title')} isNeeded />
      {hasWhy && <TextMember path={[...path, 'why']} label={say('why')} description={say('whyHint')} isLong />}
      <TextMember path={[...path, 'note']} label={say('note')} description={say('noteHint')} isLong />
    </Stack>
  );
}
