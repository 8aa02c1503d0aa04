import { useWords } from '../../words/use-words.ts';
import type { JsonEdits } from '../document/json-edits.ts';
import { membersOf } from '../document/reading.ts';
import { NewPart } from '../entries/new-part.tsx';
import { TitleAndId, useNaming } from '../entries/title-and-id.tsx';
import { useEditing } from '../fields/use-field.ts';
import { rolePath } from './role-edits.ts';
import { roleWords } from './words.ts';

interface NewRoleProps {
  readonly close: () => void;
  /** What else happens in the same step: a place that names it. */
  readonly added?: (edits: JsonEdits, id: string) => void;
  readonly done?: (id: string) => void;
}

/** A group of the vendor's people that is not there yet. */
export function NewRole({ close, added, done }: NewRoleProps) {
  const say = useWords(roleWords);
  const { program, edit } = useEditing();
  const naming = useNaming(new Set(Object.keys(membersOf(program.roles))));
  const add = () => {
    const named = naming.check();
    if (!named) return;
    edit(say('newRole'), (edits) => {
      edits.set(rolePath(named.id), named.title);
      added?.(edits, named.id);
    });
    done?.(named.id);
    close();
  };
  return (
    <NewPart title={say('newRole')} close={close} add={add}>
      <TitleAndId {...naming} />
    </NewPart>
  );
}
