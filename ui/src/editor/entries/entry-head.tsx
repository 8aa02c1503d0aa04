import { Stack } from '@mantine/core';
import { type Json, toPointer } from '@tierwright/program';
import { memo, useSyncExternalStore } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import type { Path } from '../document/json-edits.ts';
import { useDocument } from '../document/use-document.ts';
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

const areSame = ({ taken, ...one }: EntryHeadProps, { taken: others, ...other }: EntryHeadProps): boolean =>
  JSON.stringify([one, [...taken]]) === JSON.stringify([other, [...others]]);

/** Where an entry stands; draws again only where that changes. */
function usePathOf(map: EntryMap, id: string): Path {
  const document = useDocument();
  return JSON.parse(useSyncExternalStore(document.subscribe, () => JSON.stringify(entryPath(document.current.value as Json, map, id))));
}

/** What every entry has: what can be done with it, its title, why, a note, and what the checker says of it as a whole. */
export const EntryHead = memo(function EntryHead({ map, id, title, taken, hasWhy = true, hasNote = true }: EntryHeadProps) {
  const say = useWords(entryWords);
  const path = usePathOf(map, id);
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
}, areSame);
