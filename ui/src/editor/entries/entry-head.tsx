import { Stack } from '@mantine/core';
import { type Json, toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import { useEdition } from '../document/use-document.ts';
import { EntryActions } from './entry-actions.tsx';
import { type EntryMap, entryPath } from './entry-place.ts';
import { Problems } from './problems.tsx';
import { TextMember } from './text-member.tsx';
import { TitleRow } from './title-row.tsx';
import { entryWords } from './words.ts';

interface EntryHeadProps {
  readonly map: EntryMap;
  readonly id: string;
  readonly title: string;
  readonly taken: ReadonlySet<string>;
  readonly hasWhy?: boolean;
  readonly hasNote?: boolean;
}

/** What every entry has: what can be done with it, its title, why, a note, and what the checker says of it as a whole. */
export function EntryHead({ map, id, title, taken, hasWhy = true, hasNote = true }: EntryHeadProps) {
  const say = useWords(entryWords);
  const path = entryPath(useEdition().value as Json, map, id);
  const pointer = toPointer(path);
  // Those of its condition stand there.
  const problems = useProblemsAt(pointer).filter(
    (problem) => !/\/(?:when|where|eligible)(?:\/|$)/.test(problem.pointer.slice(pointer.length)),
  );
  return (
    <Stack gap="sm">
      <TitleRow pointer={pointer} title={title}>
        <EntryActions map={map} id={id} title={title} taken={taken} />
      </TitleRow>
      <Problems problems={problems} />
      <TextMember path={[...path, 'title']} label={say('title')} isNeeded />
      {hasWhy && <TextMember path={[...path, 'why']} label={say('why')} description={say('whyHint')} isLong />}
      {hasNote && <TextMember path={[...path, 'note']} label={say('note')} description={say('noteHint')} isLong />}
    </Stack>
  );
}
