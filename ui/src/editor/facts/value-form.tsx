import { Group, Stack } from '@mantine/core';
import { VALUE_TYPES, type ValueType } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useKnown } from '../conditions/use-known.ts';
import { ChoiceMember } from '../entries/choice-member.tsx';
import { NumberMember } from '../entries/number-member.tsx';
import { TextMember } from '../entries/text-member.tsx';
import { WordsMember } from '../entries/words-member.tsx';
import { MissingForm } from './missing-form.tsx';
import { factWords } from './words.ts';

const NUMBERS: ReadonlySet<ValueType> = new Set(['integer', 'number', 'money', 'percent']);

/** The type of a fact, its unit, its words, its domain, and what holds without data. */
export function ValueForm({ id, type }: { readonly id: string; readonly type: ValueType }) {
  const say = useWords(factWords);
  const { currency } = useKnown().program;
  const path = ['facts', id];
  return (
    <Stack gap="sm">
      <Group align="flex-end">
        <ChoiceMember
          path={[...path, 'type']}
          label={say('type')}
          choices={VALUE_TYPES.map((each) => ({ value: each, label: say(`type.${each}`) }))}
          isNeeded
        />
        {(type === 'integer' || type === 'number') && (
          <TextMember path={[...path, 'unit']} label={say('unit')} description={say('unitHint')} />
        )}
      </Group>
      {(type === 'enum' || type === 'set') && <WordsMember path={[...path, 'values']} label={say('values')} />}
      {NUMBERS.has(type) && (
        <Group>
          <NumberMember path={[...path, 'min']} label={say('min')} type={type} currency={currency} />
          <NumberMember path={[...path, 'max']} label={say('max')} type={type} currency={currency} />
        </Group>
      )}
      <MissingForm path={path} type={type} currency={currency} />
    </Stack>
  );
}
