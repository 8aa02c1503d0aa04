import { Group, Stack } from '@mantine/core';
import { STANDARD_RECORD_KINDS } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import { ChoiceMember } from '../entries/choice-member.tsx';
import { EntryHead } from '../entries/entry-head.tsx';
import type { EntryMap } from '../entries/entry-place.ts';
import { TextMember } from '../entries/text-member.tsx';
import { UsedBy } from '../entries/used-by.tsx';
import { FieldsTable } from './fields-table.tsx';
import { recordWords } from './words.ts';

const MAP: EntryMap = { path: ['records'], namespace: 'record' };

interface RecordDetailProps {
  readonly id: string;
  readonly title: string;
  readonly taken: ReadonlySet<string>;
}

/** One record kind: what it is, its fields, where it is used. */
export function RecordDetail({ id, title, taken }: RecordDetailProps) {
  const say = useWords(recordWords);
  const { types, program } = useKnown();
  const path = ['records', id];
  const roles = Object.entries(program.roles ?? {}).map(([value, label]) => ({ value, label }));
  const people = [{ value: 'partner', label: say('partner') }, { value: 'vendor', label: say('vendor') }, ...roles];
  return (
    <Stack>
      <EntryHead map={MAP} id={id} title={title} taken={taken} hasWhy={false} />
      <Group align="flex-start">
        <ChoiceMember
          path={[...path, 'is']}
          label={say('is')}
          description={say('isHint')}
          choices={STANDARD_RECORD_KINDS.map((kind) => ({ value: kind, label: kind }))}
        />
        <TextMember path={[...path, 'staleAfter']} label={say('staleAfter')} description={say('staleHint')} />
      </Group>
      {types.kinds.get(id)?.is === 'evidence' && (
        <Group align="flex-start">
          <ChoiceMember path={[...path, 'submittedBy']} label={say('submittedBy')} choices={people} />
          <ChoiceMember path={[...path, 'reviewedBy']} label={say('reviewedBy')} choices={roles} />
        </Group>
      )}
      <FieldsTable kind={id} />
      <UsedBy map={MAP} id={id} />
    </Stack>
  );
}
