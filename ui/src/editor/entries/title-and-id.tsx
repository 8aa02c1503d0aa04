import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { idFault, idFor, type Taken } from './ids.ts';
import { entryWords } from './words.ts';

/** A title and the id that is made of it until one is written. */
export interface Naming {
  readonly title: string;
  readonly id: string;
  readonly setTitle: (title: string) => void;
  readonly setId: (id: string) => void;
  readonly faults: { readonly title?: string; readonly id?: string };
  /** The name of the new part; null where something is wrong with it, which is said then. */
  readonly check: () => { readonly id: string; readonly title: string } | null;
}

/** What a new part of the document is called. */
export function useNaming(taken: Taken): Naming {
  const say = useWords(entryWords);
  const [title, setTitle] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const [faults, setFaults] = useState<Naming['faults']>({});
  const id = typed ?? (title.trim() === '' ? '' : idFor(title, taken));
  return {
    title,
    id,
    setTitle,
    setId: (text) => setTyped(text.trim()),
    faults,
    check() {
      const fault = idFault(id, taken);
      const isUntitled = title.trim() === '';
      setFaults({
        ...(isUntitled ? { title: say('titleMissing') } : {}),
        ...(fault && !(isUntitled && id === '') ? { id: say(fault) } : {}),
      });
      return isUntitled || fault ? null : { id, title: title.trim() };
    },
  };
}

/** The two fields of a name, at the head of a dialog. */
export function TitleAndId({ title, id, setTitle, setId, faults }: Naming) {
  const say = useWords(entryWords);
  return (
    <>
      <TextInput
        data-autofocus
        label={say('title')}
        value={title}
        error={faults.title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label={say('id')}
        description={say('idUse')}
        value={id}
        error={faults.id}
        onChange={(event) => setId(event.currentTarget.value)}
      />
    </>
  );
}
