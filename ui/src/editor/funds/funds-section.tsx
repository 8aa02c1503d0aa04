import { type Json, toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useProblems } from '../check/use-checks.ts';
import { memberOf } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { EntryList } from '../entries/entry-list.tsx';
import { entryPath } from '../entries/entry-place.ts';
import { EntryScreen } from '../entries/entry-screen.tsx';
import { listed } from '../entries/listed.ts';
import { useShownEntry } from '../entries/use-shown-entry.ts';
import { useChoose } from '../selection/selection.ts';
import { AddFund } from './add-fund.tsx';
import { FundDetail } from './fund-detail.tsx';
import { fundKindOf } from './fund-edits.ts';
import { fundWords } from './words.ts';

/** Money for marketing with partners. */
export function FundsSection() {
  const say = useWords(fundWords);
  const value = useEdition().value as Json;
  const choose = useChoose('funds');
  const problems = useProblems();
  const [isAdding, setAdding] = useState(false);
  const entries = listed(memberOf(value, 'funds'), '/funds', problems, (fund) => {
    const kind = fundKindOf(fund);
    return kind === undefined ? '' : say(`kind.${kind}`);
  });
  const ids = entries.map(({ id }) => id);
  const shown = useShownEntry(['funds'], ids);
  const taken = new Set(ids);
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
            choose={(id) => choose(toPointer(entryPath(value, { path: ['funds'] }, id)))}
            add={[{ label: say('add'), add: () => setAdding(true) }]}
          />
        }
        detail={
          shown === null ? null : (
            <FundDetail key={shown} id={shown} title={entries.find(({ id }) => id === shown)?.title ?? ''} taken={taken} />
          )
        }
      />
      {isAdding && <AddFund taken={taken} close={() => setAdding(false)} />}
    </>
  );
}
