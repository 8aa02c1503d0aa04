import { Button, Group } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useKnownNow } from '../conditions/use-known.ts';
import { useDocument } from '../document/use-document.ts';
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
  const document = useDocument();
  const known = useKnownNow();
  const choose = useChoose('entries');
  const edit = useEdit();
  const valueNow = () => document.current.value as Json;
  const uses = () => usesOf(known().references, map, id);
  const copy = () => {
    const value = valueNow();
    const at = entryPath(value, map, id).at(-1);
    const key = freeId(`${id}.copy`, taken);
    const copied = [...map.path, typeof at === 'number' ? at + 1 : key];
    edit(say('duplicateNamed', { what: title }), (edits) => {
      duplicateEntry(edits, value, map, id, key);
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
        uses={() => uses().length}
        rename={(to) => {
          const value = valueNow();
          const path = entryPath(value, map, id);
          edit(say('renameNamed', { what: id }), (edits) => renameEntry(edits, value, known().references, map, id, to));
          choose(toPointer(typeof path.at(-1) === 'number' ? path : [...map.path, to]));
        }}
      />
      <Button variant="default" size="xs" aria-label={say('duplicateNamed', { what: title })} onClick={copy}>
        {say('duplicate')}
      </Button>
      <RemoveEntry
        title={title}
        uses={uses}
        remove={() => edit(say('removeNamed', { what: title }), (edits) => removeEntry(edits, valueNow(), map, id))}
      />
    </Group>
  );
}
