import { Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { useKnown } from '../conditions/use-known.ts';
import type { Path } from '../document/json-edits.ts';
import { itemsOf, memberOf, textOf } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { AmountMember } from '../entries/amount-member.tsx';
import { ChoiceMember } from '../entries/choice-member.tsx';
import { useEdit } from '../entries/use-edit.ts';
import { recordFields } from './amount-choices.ts';
import { addCap, removeCap } from './benefit-edits.ts';
import { fittingParameters } from './benefit-values.ts';
import { benefitWords } from './words.ts';

/** The most that is paid: for whom, of what, in which time. */
export function Caps({ path }: { readonly path: Path }) {
  const say = useWords(benefitWords);
  const program = useEdition().value as Json;
  const known = useKnown();
  const edit = useEdit();
  const benefit = valueAt(program, path);
  const caps = itemsOf(memberOf(benefit, 'caps'));
  const fields = recordFields(known, textOf(memberOf(benefit, 'basis')));
  const money = { type: 'money', currency: textOf(memberOf(program, 'currency')) } as const;
  return (
    <Fieldset legend={say('caps')}>
      <Stack gap="sm">
        <Text size="sm">{say(caps.length === 0 ? 'noCaps' : 'capsHint')}</Text>
        {caps.map((cap, index) => {
          const number = index + 1;
          const at = [...path, 'caps', index];
          const where = memberOf(cap, 'where');
          return (
            <Fieldset key={number} legend={say('cap', { number })}>
              <Stack gap="sm">
                <Group align="flex-start">
                  <AmountMember
                    path={[...at, 'amount']}
                    label={say('capAmount')}
                    spec={money}
                    choices={fittingParameters(program, ['money'])}
                  />
                  <ChoiceMember
                    path={[...at, 'every']}
                    label={say('capEvery')}
                    none={say('capEveryNone')}
                    choices={(['month', 'quarter', 'year'] as const).map((each) => ({ value: each, label: say(each) }))}
                  />
                  {(fields.length > 0 || memberOf(cap, 'per') !== undefined) && (
                    <ChoiceMember path={[...at, 'per']} label={say('capPer')} none={say('capPerNone')} choices={fields} />
                  )}
                </Group>
                {(fields.length > 0 || where !== undefined) && (
                  <ConditionBuilder path={[...at, 'where']} label={say('capWhere')} isOptional />
                )}
                <Group>
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => edit(say('removeCap', { number }), (edits) => removeCap(edits, path, index))}
                  >
                    {say('removeCap', { number })}
                  </Button>
                </Group>
              </Stack>
            </Fieldset>
          );
        })}
        <Group>
          <Button size="compact-sm" variant="default" onClick={() => edit(say('addCap'), (edits) => addCap(edits, path))}>
            {say('addCap')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
