import { Button, Group } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import { useEdition } from '../document/use-document.ts';
import { useChoose } from '../selection/selection.ts';
import { duplicateEntry, removeEntry, renameEntry, usesOf } from './entry-edits.ts';
import { type EntryMap, entryPath } from './entry-place.ts';
import { freeId } from './ids.ts';
import { RemoveEntry } from './remove-entry.tsx';
import { RenameForm } from './rename-form.tsx';
import { useEdit } from './use-edit.ts';
import { entryWords } from './words.ts';

interface EntryActionsProps {
  readonly map: EntryMap;
  readonly id: string;
  readonly title: string;
  /** Ids that are taken in its namespace. */
  readonly taken: ReadonlySet<string>;
}

/** What can be done with an entry as a whole: another id, a copy, away with it. */
export function EntryActions({ map, id, title, taken }: EntryActionsProps) {
  const say = useWords(entryWords);
  const value = useEdition().value as Json;
  const { references } = useKnown();
  const choose = useChoose('entries');
  const edit = useEdit();
  const uses = usesOf(references, map, id);
  const path = entryPath(value, map, id);
  const at = path.at(-1);
  const nextTo = (key: string) => [...map.path, typeof at === 'number' ? at + 1 : key];
  const copy = () => {
    const copied = nextTo(freeId(`${id}.copy`, taken));
    edit(say('duplicateNamed', { what: title }), (edits) => {
      duplicateEntry(edits, value, map, id, freeId(`${id}.copy`, taken));
      edits.set([...copied, 'title'], say('copyOf', { title }));
    });
    choose(toPointer(copied));
  };
  return (
    <Group gap="xs">
      <RenameForm
        key={id}
        id={id}
        taken={taken}
        uses={uses.length}
        rename={(to) => {
          edit(say('renameNamed', { what: id }), (edits) => renameEntry(edits, value, references, map, id, to));
          choose(toPointer(typeof at === 'number' ? path : [...map.path, to]));
        }}
      />
      <Button variant="default" size="xs" aria-label={say('duplicateNamed', { what: title })} onClick={copy}>
        {say('duplicate')}
      </Button>
      <RemoveEntry
        title={title}
        uses={uses}
        remove={() => edit(say('removeNamed', { what: title }), (edits) => removeEntry(edits, value, map, id))}
      />
    </Group>
  );
}
