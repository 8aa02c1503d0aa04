import { type Json, toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useProblems } from '../check/use-checks.ts';
import { useKnown } from '../conditions/use-known.ts';
import type { Path } from '../document/json-edits.ts';
import { useEdition } from '../document/use-document.ts';
import { EntryList } from '../entries/entry-list.tsx';
import { EntryScreen } from '../entries/entry-screen.tsx';
import { freeId } from '../entries/ids.ts';
import { listed } from '../entries/listed.ts';
import { useEdit } from '../entries/use-edit.ts';
import { useShownEntry } from '../entries/use-shown-entry.ts';
import { useChoose } from '../selection/selection.ts';
import { FactDetail } from './fact-detail.tsx';
import { newDerived } from './fact-edits.ts';
import { factWords } from './words.ts';

/** What the program measures, and what it computes from that. */
export function FactsSection() {
  const say = useWords(factWords);
  const { value } = useEdition();
  const known = useKnown();
  const edit = useEdit();
  const choose = useChoose('facts');
  const problems = useProblems();
  const facts = listed(value.facts, '/facts', problems, () => say('fact'));
  const derived = listed(value.derived, '/derived', problems, () => say('derived'));
  const entries = [...facts, ...derived];
  const shown = useShownEntry(
    ['facts', 'derived'],
    entries.map(({ id }) => id),
  );
  const sectionOf = (id: string) => (facts.some((fact) => fact.id === id) ? 'facts' : 'derived');
  // Facts, parameters and derived values share their ids.
  const taken = new Set([...entries.map(({ id }) => id), ...Object.keys(known.program.parameters ?? {}), ...known.types.others.keys()]);
  const add = (path: Path, label: string, entry: Json) => {
    edit(label, (edits) => edits.set(path, entry));
    choose(toPointer(path));
  };
  const addFact = () => {
    const id = freeId('fact', taken);
    add(['facts', id], say('addFact'), { title: say('newFact'), type: 'number', attribute: id });
  };
  const addDerived = () => {
    const id = freeId('derived', taken);
    const kind = known.program.requirements ? 'count' : 'sum';
    add(['derived', id], say('addDerived'), {
      title: say('newDerived'),
      ...(newDerived(known, kind, id) as unknown as { [key: string]: Json }),
    });
  };
  return (
    <EntryScreen
      title={say('title')}
      description={say('description')}
      empty={say('empty')}
      list={
        <EntryList
          label={say('list')}
          entries={entries}
          shown={shown}
          choose={(id) => choose(toPointer([sectionOf(id), id]))}
          add={[
            { label: say('addFact'), add: addFact },
            { label: say('addDerived'), add: addDerived },
          ]}
        />
      }
      detail={
        shown === null ? null : (
          <FactDetail
            key={shown}
            section={sectionOf(shown)}
            id={shown}
            title={entries.find(({ id }) => id === shown)?.title ?? shown}
            taken={taken}
          />
        )
      }
    />
  );
}
