import { Button, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { textOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { useEditing } from '../fields/use-field.ts';
import { insertVariable, NOTICES } from './notice-text.ts';
import { noticeWords } from './words.ts';

interface Props {
  readonly index: number;
  readonly known: readonly string[];
  /** Where the caret stood last in each text; the end without one. */
  readonly caretOf: (member: 'subject' | 'text') => number | null;
}

/** Puts a variable that the event knows into the subject or the text. */
export function InsertVariable({ index, known, caretOf }: Props) {
  const say = useWords(noticeWords);
  const { program, isReadOnly, edit } = useEditing();
  const [variable, setVariable] = useState<string | null>(null);
  const [member, setMember] = useState<'subject' | 'text'>('text');
  const insert = () => {
    if (variable === null) return;
    const length = textOf(valueAt({ ...program }, [...NOTICES, index, member])).length;
    const at = Math.min(caretOf(member) ?? length, length);
    edit(say('insert'), (edits) => insertVariable(edits, program, index, { member, variable, at }));
  };
  return (
    <Group align="flex-end">
      <Select label={say('insert')} data={[...known]} value={variable} searchable onChange={setVariable} />
      <Select
        label={say('insertInto')}
        data={[
          { value: 'subject', label: say('intoSubject') },
          { value: 'text', label: say('intoText') },
        ]}
        value={member}
        allowDeselect={false}
        onChange={(next) => setMember(next === 'subject' ? 'subject' : 'text')}
      />
      <Button variant="default" disabled={isReadOnly || variable === null} onClick={insert}>
        {say('insertNow')}
      </Button>
    </Group>
  );
}
