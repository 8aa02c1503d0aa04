import { Select, Stack } from '@mantine/core';
import { STANDARD_RECORD_KINDS, toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useProblems } from '../check/use-checks.ts';
import { useEdition } from '../document/use-document.ts';
import { EntryList } from '../entries/entry-list.tsx';
import { EntryScreen } from '../entries/entry-screen.tsx';
import { freeId } from '../entries/ids.ts';
import { listed } from '../entries/listed.ts';
import { useEdit } from '../entries/use-edit.ts';
import { useShownEntry } from '../entries/use-shown-entry.ts';
import { useChoose } from '../selection/selection.ts';
import { RecordDetail } from './record-detail.tsx';
import { recordWords } from './words.ts';

/** The record kinds of the program. */
export function RecordsSection() {
  const say = useWords(recordWords);
  const { value } = useEdition();
  const edit = useEdit();
  const choose = useChoose('records');
  const problems = useProblems();
  const entries = listed(value.records, '/records', problems);
  const ids = entries.map(({ id }) => id);
  const shown = useShownEntry(['records'], ids);
  const taken = new Set(ids);
  const add = (id: string, title: string, is: { readonly is?: string }) => {
    const path = ['records', id];
    edit(say('add'), (edits) => edits.set(path, { ...is, title, fields: {} }));
    choose(toPointer(path));
  };
  return (
    <EntryScreen
      title={say('title')}
      description={say('description')}
      empty={say('empty')}
      list={
        <Stack gap="xs">
          <EntryList
            label={say('list')}
            entries={entries}
            shown={shown}
            choose={(id) => choose(toPointer(['records', id]))}
            add={[{ label: say('add'), add: () => add(freeId('record', taken), say('newTitle'), { is: 'activity' }) }]}
          />
          <Select
            label={say('addStandard')}
            w={280}
            searchable
            data={STANDARD_RECORD_KINDS.filter((kind) => !taken.has(kind))}
            value={null}
            onChange={(kind) => kind !== null && add(kind, inWords(kind), {})}
          />
        </Stack>
      }
      detail={
        shown === null ? null : (
          <RecordDetail key={shown} id={shown} title={entries.find(({ id }) => id === shown)?.title ?? shown} taken={taken} />
        )
      }
    />
  );
}

/** dealLine is "Deal line". */
function inWords(kind: string): string {
  const words = kind.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${(words[0] ?? '').toUpperCase()}${words.slice(1)}`;
}
