import { toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useProblems } from '../check/use-checks.ts';
import { newTest } from '../conditions/condition-edits.ts';
import { placeOf } from '../conditions/place-of-condition.ts';
import { readableAt } from '../conditions/readable-values.ts';
import { useKnownNow } from '../conditions/use-known.ts';
import { useEdition } from '../document/use-document.ts';
import { EntryList } from '../entries/entry-list.tsx';
import { EntryScreen } from '../entries/entry-screen.tsx';
import { freeId } from '../entries/ids.ts';
import { listed } from '../entries/listed.ts';
import { useEdit } from '../entries/use-edit.ts';
import { useShownEntry } from '../entries/use-shown-entry.ts';
import { useChoose } from '../selection/selection.ts';
import { RequirementDetail } from './requirement-detail.tsx';
import { requirementWords } from './words.ts';

/** The named conditions of the program. */
export function RequirementsSection() {
  const say = useWords(requirementWords);
  const { value } = useEdition();
  const knownNow = useKnownNow();
  const edit = useEdit();
  const choose = useChoose('requirements');
  const problems = useProblems();
  const entries = listed(value.requirements, '/requirements', problems);
  const ids = entries.map(({ id }) => id);
  const shown = useShownEntry(['requirements'], ids);
  const title = entries.find(({ id }) => id === shown)?.title ?? '';
  const taken = new Set(ids);
  const add = () => {
    const id = freeId('requirement', taken);
    const path = ['requirements', id];
    const known = knownNow();
    const [first] = readableAt(known, placeOf(known, path));
    const [other] = ids;
    const part = first ? newTest(first.info, new Date().toISOString().slice(0, 10)) : { condition: other ?? id };
    edit(say('add'), (edits) => edits.set(path, { title: say('newTitle'), when: { all: [part] } }));
    choose(toPointer(path));
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
          choose={(id) => choose(toPointer(['requirements', id]))}
          add={[{ label: say('add'), add }]}
        />
      }
      detail={shown === null ? null : <RequirementDetail key={shown} id={shown} title={title} taken={taken} />}
    />
  );
}
