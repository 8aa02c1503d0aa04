import { Fieldset, Stack } from '@mantine/core';
import { type Json, toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import { useKnown } from '../conditions/use-known.ts';
import { useEdition } from '../document/use-document.ts';
import { removeEntry, renameEntry, usesOf } from '../entries/entry-edits.ts';
import { Problems } from '../entries/problems.tsx';
import { RemoveEntry } from '../entries/remove-entry.tsx';
import { RenameForm } from '../entries/rename-form.tsx';
import { TextMember } from '../entries/text-member.tsx';
import { TitleRow } from '../entries/title-row.tsx';
import { useEdit } from '../entries/use-edit.ts';
import { WhereUsed } from '../entries/where-used.tsx';
import { entryWords } from '../entries/words.ts';
import { useChoose } from '../selection/selection.ts';
import { ROLES, rolePath } from './role-edits.ts';
import { roleWords } from './words.ts';

interface RoleDetailProps {
  readonly id: string;
  readonly title: string;
  readonly taken: ReadonlySet<string>;
}

/** One role: its title, its id, and everything that names it. */
export function RoleDetail({ id, title, taken }: RoleDetailProps) {
  const say = useWords(roleWords);
  const sayEntry = useWords(entryWords);
  const value = useEdition().value as Json;
  const { references } = useKnown();
  const choose = useChoose('roles');
  const edit = useEdit();
  const path = rolePath(id);
  const uses = usesOf(references, ROLES, id);
  const rename = (to: string) => {
    edit(sayEntry('renameNamed', { what: id }), (edits) => renameEntry(edits, value, references, ROLES, id, to));
    choose(toPointer(rolePath(to)));
  };
  return (
    <Stack>
      <TitleRow pointer={toPointer(path)} title={title}>
        <RenameForm id={id} taken={taken} uses={() => uses.length} rename={rename} />
        <RemoveEntry
          title={title}
          uses={() => uses}
          remove={() => edit(sayEntry('removeNamed', { what: title }), (edits) => removeEntry(edits, value, ROLES, id))}
        />
      </TitleRow>
      <Problems problems={useProblemsAt(toPointer(path))} />
      <TextMember path={path} label={sayEntry('title')} description={say('titleHint')} isNeeded />
      <Fieldset legend={say('whereUsed')}>
        <WhereUsed uses={uses} most={30} />
      </Fieldset>
    </Stack>
  );
}
