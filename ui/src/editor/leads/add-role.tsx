import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { useEditing } from '../fields/use-field.ts';
import { NewRole } from '../roles/new-role.tsx';
import { leadWords } from './words.ts';

/** A group of the vendor's people that is not there yet, chosen at once. */
export function AddRole({ path }: { readonly path: Path }) {
  const say = useWords(leadWords);
  const { isReadOnly } = useEditing();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="compact-sm" variant="default" disabled={isReadOnly} onClick={() => setOpen(true)}>
        {say('addRole')}
      </Button>
      {isOpen && <NewRole close={() => setOpen(false)} added={(edits, id) => edits.set(path, id)} />}
    </>
  );
}
