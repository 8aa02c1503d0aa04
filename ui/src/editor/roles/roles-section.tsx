import { type Json, toPointer } from '@tierwright/program';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useProblems } from '../check/use-checks.ts';
import { useKnown } from '../conditions/use-known.ts';
import { useEdition } from '../document/use-document.ts';
import { usesOf } from '../entries/entry-edits.ts';
import { EntryList } from '../entries/entry-list.tsx';
import { EntryScreen } from '../entries/entry-screen.tsx';
import { useShownEntry } from '../entries/use-shown-entry.ts';
import { useChoose } from '../selection/selection.ts';
import { NewRole } from './new-role.tsx';
import { RoleDetail } from './role-detail.tsx';
import { listedRoles, ROLES, rolePath } from './role-edits.ts';
import { roleWords } from './words.ts';

/** Groups of the vendor's people that approve, own steps and are told. */
export function RolesSection() {
  const say = useWords(roleWords);
  const value = useEdition().value as { [section: string]: Json };
  const { references } = useKnown();
  const choose = useChoose('roles');
  const [isAdding, setAdding] = useState(false);
  const uses = (id: string) => usesOf(references, ROLES, id).length;
  const entries = listedRoles(value.roles, useProblems(), (id) => (uses(id) === 0 ? say('unused') : say('usedIn', { count: uses(id) })));
  const ids = entries.map(({ id }) => id);
  const shown = useShownEntry(['roles'], ids);
  const title = entries.find(({ id }) => id === shown)?.title ?? '';
  const show = (id: string) => choose(toPointer(rolePath(id)));
  return (
    <>
      <EntryScreen
        title={say('title')}
        description={`${say('description')} ${say('found')}`}
        empty={say('empty')}
        list={
          <EntryList
            label={say('list')}
            entries={entries}
            shown={shown}
            choose={show}
            add={[{ label: say('add'), add: () => setAdding(true) }]}
          />
        }
        detail={shown === null ? null : <RoleDetail key={shown} id={shown} title={title} taken={new Set(ids)} />}
      />
      {isAdding && <NewRole close={() => setAdding(false)} done={show} />}
    </>
  );
}
