import { Group, Input, NativeSelect, Select } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import type { Choice } from './choice-member.tsx';
import { type MemberProps, useMember } from './use-member.ts';
import { ValueField } from './value-field.tsx';
import { entryWords } from './words.ts';

/** The id of `{ "fact": id }`; null of a number. */
const referenceOf = (value: Json | undefined): string | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.fact === 'string' ? value.fact : null;

/** A number, or the value of a parameter. */
export function AmountMember({ choices, ...member }: MemberProps & { readonly choices: readonly Choice[] }) {
  const say = useWords(entryWords);
  const { value, set } = useMember(member);
  const reference = referenceOf(value);
  const [first] = choices;
  return (
    <Input.Wrapper label={member.label} description={member.description} labelElement="div">
      <Group gap={4} wrap="nowrap">
        <NativeSelect
          aria-label={say('compareWith', { what: member.label })}
          data={[
            { value: 'number', label: say('number') },
            { value: 'valueOf', label: say('valueOf'), disabled: !first },
          ]}
          value={reference === null ? 'number' : 'valueOf'}
          onChange={(event) => set(event.currentTarget.value === 'number' || !first ? 0 : { fact: first.value })}
        />
        {reference === null ? (
          <ValueField label={member.label} type="number" value={value} currency="" width={110} take={set} />
        ) : (
          <Select
            aria-label={member.label}
            data={
              choices.some((choice) => choice.value === reference) ? [...choices] : [...choices, { value: reference, label: reference }]
            }
            value={reference}
            searchable
            allowDeselect={false}
            onChange={(chosen) => chosen !== null && set({ fact: chosen })}
          />
        )}
      </Group>
    </Input.Wrapper>
  );
}
