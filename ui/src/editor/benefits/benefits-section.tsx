import { type Json, toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useProblems } from '../check/use-checks.ts';
import { useEdition } from '../document/use-document.ts';
import { EntryList } from '../entries/entry-list.tsx';
import { entryPath } from '../entries/entry-place.ts';
import { EntryScreen } from '../entries/entry-screen.tsx';
import { listed } from '../entries/listed.ts';
import { useShownEntry } from '../entries/use-shown-entry.ts';
import { useChoose } from '../selection/selection.ts';
import { AddBenefit } from './add-benefit.tsx';
import { AddStack } from './add-stack.tsx';
import { BenefitDetail } from './benefit-detail.tsx';
import { kindOf } from './benefit-values.ts';
import { StackDetail } from './stack-detail.tsx';
import { benefitWords } from './words.ts';

/** What partners get, and how benefits are combined. */
export function BenefitsSection() {
  const say = useWords(benefitWords);
  const value = useEdition().value as { [section: string]: Json };
  const choose = useChoose('benefits');
  const problems = useProblems();
  const [adding, setAdding] = useState<'benefit' | 'stack' | null>(null);
  const kindWords = (benefit: Json) => {
    const kind = kindOf(benefit);
    return kind === undefined ? '' : say(`kind.${kind}`);
  };
  const benefits = listed(value.benefits, '/benefits', problems, kindWords);
  const stacks = listed(value.stacking, '/stacking', problems, () => say('stack'));
  const entries = [...benefits, ...stacks];
  const ids = entries.map(({ id }) => id);
  const shown = useShownEntry(['benefits', 'stacking'], ids);
  const taken = new Set(ids);
  const isStack = stacks.some(({ id }) => id === shown);
  const pathOf = (id: string) => entryPath(value, { path: [stacks.some((stack) => stack.id === id) ? 'stacking' : 'benefits'] }, id);
  const title = entries.find(({ id }) => id === shown)?.title ?? '';
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
            choose={(id) => choose(toPointer(pathOf(id)))}
            add={[
              { label: say('add'), add: () => setAdding('benefit') },
              ...(benefits.length > 1 ? [{ label: say('addStack'), add: () => setAdding('stack') }] : []),
            ]}
          />
        }
        detail={
          shown === null ? null : isStack ? (
            <StackDetail key={shown} id={shown} title={title} taken={taken} />
          ) : (
            <BenefitDetail key={shown} id={shown} title={title} taken={taken} />
          )
        }
      />
      {adding === 'benefit' && <AddBenefit taken={taken} close={() => setAdding(null)} />}
      {adding === 'stack' && <AddStack taken={taken} close={() => setAdding(null)} />}
    </>
  );
}
