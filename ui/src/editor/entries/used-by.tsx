import { Fieldset } from '@mantine/core';
import { useMemo } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useKnownSoon } from '../conditions/use-known.ts';
import { usesOf } from './entry-edits.ts';
import type { EntryMap } from './entry-place.ts';
import { WhereUsed } from './where-used.tsx';
import { entryWords } from './words.ts';

/** Where an entry is used; told a moment after the keys. */
export function UsedBy({ map, id }: { readonly map: EntryMap; readonly id: string }) {
  const say = useWords(entryWords);
  const { references } = useKnownSoon();
  const uses = useMemo(() => usesOf(references, map, id), [references, map, id]);
  return (
    <Fieldset legend={say('whereUsed')}>
      <WhereUsed uses={uses} />
    </Fieldset>
  );
}
