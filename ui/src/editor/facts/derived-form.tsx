import { Fieldset, Group, NativeSelect, Stack } from '@mantine/core';
import { DERIVED_KINDS, type DerivedKind, type Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { useKnown } from '../conditions/use-known.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoiceMember } from '../entries/choice-member.tsx';
import { NumberMember } from '../entries/number-member.tsx';
import { TextMember } from '../entries/text-member.tsx';
import { useEdit } from '../entries/use-edit.ts';
import { WordsMember } from '../entries/words-member.tsx';
import { derivedKindOf, setDerivedKind } from './fact-edits.ts';
import { HeldForm } from './held-form.tsx';
import { ScoreForm } from './score-form.tsx';
import { NUMBER_TYPES, requirementChoices, valueChoices } from './value-choices.ts';
import { factWords } from './words.ts';

/** How a derived value is made: its kind, and what that kind needs. */
export function DerivedForm({ id }: { readonly id: string }) {
  const say = useWords(factWords);
  const value = useEdition().value as Json;
  const known = useKnown();
  const edit = useEdit();
  const path = ['derived', id];
  const kind = derivedKindOf(valueAt(value, path));
  return (
    <Fieldset legend={say('source')}>
      <Stack gap="sm">
        <Group align="flex-end">
          <NativeSelect
            label={say('kind')}
            data={DERIVED_KINDS.map((each) => ({ value: each, label: say(`kind.${each}`) }))}
            value={kind ?? ''}
            onChange={(event) => {
              const chosen = event.currentTarget.value as DerivedKind;
              edit(say('changeKind', { kind: say(`kind.${chosen}`) }), (edits) => setDerivedKind(edits, value, known, id, chosen));
            }}
          />
          <TextMember path={[...path, 'unit']} label={say('unit')} />
        </Group>
        {kind && <Operands id={id} kind={kind} />}
      </Stack>
    </Fieldset>
  );
}

function Operands({ id, kind }: { readonly id: string; readonly kind: DerivedKind }) {
  const say = useWords(factWords);
  const known = useKnown();
  const path = ['derived', id];
  const values = valueChoices(known, id, kind === 'min' || kind === 'max' ? undefined : NUMBER_TYPES);
  switch (kind) {
    case 'count':
      return <WordsMember path={[...path, 'count']} label={say('count')} choices={requirementChoices(known)} isNeeded />;
    case 'score':
      return <ScoreForm id={id} />;
    case 'ratio':
      return (
        <Group align="flex-start">
          <ChoiceMember path={[...path, 'ratio', 0]} label={say('numerator')} choices={values} isNeeded />
          <ChoiceMember path={[...path, 'ratio', 1]} label={say('denominator')} choices={values} isNeeded />
          <NumberMember path={[...path, 'onZero']} label={say('onZero')} description={say('onZeroHint')} />
          <NumberMember path={[...path, 'per']} label={say('ratioPer')} description={say('ratioPerHint')} />
        </Group>
      );
    case 'sum':
      return (
        <>
          <WordsMember path={[...path, 'sum']} label={say('sum')} choices={values} isNeeded />
          <WordsMember path={[...path, 'minus']} label={say('minus')} choices={values} />
        </>
      );
    case 'min':
    case 'max':
      return <WordsMember path={[...path, kind]} label={say(kind === 'min' ? 'operandsMin' : 'operandsMax')} choices={values} isNeeded />;
    case 'each':
      return (
        <>
          <ChoiceMember
            path={[...path, 'each']}
            label={say('each')}
            choices={[...known.types.groups.keys()].map((field) => ({ value: field, label: field }))}
            isNeeded
          />
          <ConditionBuilder path={[...path, 'where']} label={say('eachWhere')} />
        </>
      );
    case 'held':
      return <HeldForm id={id} />;
  }
}
