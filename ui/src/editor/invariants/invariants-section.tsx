import { type Json, toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useProblems } from '../check/use-checks.ts';
import { useKnown } from '../conditions/use-known.ts';
import { itemsOf } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { EntryList } from '../entries/entry-list.tsx';
import { entryKeys } from '../entries/entry-place.ts';
import { EntryScreen } from '../entries/entry-screen.tsx';
import { listed } from '../entries/listed.ts';
import { useShownEntry } from '../entries/use-shown-entry.ts';
import { useTermText } from '../fields/use-term-text.ts';
import { useChoose } from '../selection/selection.ts';
import { AddInvariant } from './add-invariant.tsx';
import { InvariantDetail } from './invariant-detail.tsx';
import { INVARIANTS } from './invariant-edits.ts';
import { invariantMeaning } from './invariant-meaning.ts';
import { useInvariantsTold } from './use-invariants-told.ts';
import { invariantWords } from './words.ts';

/** What must always hold. */
export function InvariantsSection() {
  const say = useWords(invariantWords);
  const { invariants } = useEdition().value as { invariants?: Json };
  const known = useKnown();
  const term = useTermText();
  const told = useInvariantsTold();
  const choose = useChoose('invariants');
  const [isAdding, setAdding] = useState(false);
  const entries = listed(invariants, '/invariants', useProblems()).map((entry, place) => ({
    ...entry,
    title: invariantMeaning({ known, say, term }, itemsOf(invariants)[place]) || entry.id,
    note: say(`note.${told[place]?.result ?? 'unknown'}`),
  }));
  const keys = entryKeys(invariants);
  const shown = useShownEntry(['invariants'], keys);
  const place = shown === null ? -1 : keys.indexOf(shown);
  return (
    <>
      <EntryScreen
        title={say('title')}
        description={say('description')}
        empty={say('empty')}
        list={
          <EntryList
            label={say('list')}
            entries={entries}
            shown={shown}
            choose={(id) => choose(toPointer([...INVARIANTS, keys.indexOf(id)]))}
            add={[{ label: say('add'), add: () => setAdding(true) }]}
          />
        }
        detail={place < 0 ? null : <InvariantDetail key={place} place={place} told={told[place]} />}
      />
      {isAdding && <AddInvariant close={() => setAdding(false)} />}
    </>
  );
}
