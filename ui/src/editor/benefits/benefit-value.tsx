import { Button, Group, Input, NativeSelect, Select, Stack } from '@mantine/core';
import type { BenefitKind, Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { factRef, memberOf } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { useEdit } from '../entries/use-edit.ts';
import { useMember } from '../entries/use-member.ts';
import { ValueField } from '../parameters/value-field.tsx';
import { setForm } from './benefit-edits.ts';
import { fittingParameters, formsOf, specOfValue, typesOfKind, valueForm } from './benefit-values.ts';
import { TierValues } from './tier-values.tsx';
import { benefitWords } from './words.ts';

/** How much a benefit is: a value as written, or that of a parameter, which can differ by tier. */
export function BenefitValue({ path, kind }: { readonly path: Path; readonly kind: BenefitKind }) {
  const say = useWords(benefitWords);
  const program = useEdition().value as Json;
  const edit = useEdit();
  const member = useMember({ path: [...path, 'value'], label: say('value') });
  const benefit = valueAt(program, path);
  const form = valueForm(benefit);
  const spec = specOfValue(program, benefit);
  const forms = formsOf(kind);
  const choose = (text: string) => {
    const chosen = forms.find((each) => each === text);
    if (chosen && chosen !== form) edit(say('changeForm'), (edits) => setForm(edits, path, chosen));
  };
  return (
    <Stack gap="sm">
      <Group align="flex-start">
        <NativeSelect
          label={say('valueKind')}
          data={[...(form && forms.includes(form) ? [] : ['' as const]), ...forms].map((each) => ({
            value: each,
            label: each === '' ? '' : say(`form.${each}`),
          }))}
          value={form && forms.includes(form) ? form : ''}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        {form !== null && form !== 'reference' && spec && (
          <Input.Wrapper label={unitLabel(spec.type, spec.currency)} labelElement="div">
            <ValueField
              label={unitLabel(spec.type, spec.currency)}
              value={member.value ?? ''}
              spec={spec}
              isReadOnly={false}
              take={(taken) => member.set(form === 'moneyByCurrency' && typeof taken === 'number' ? { [spec.currency]: taken } : taken)}
            />
          </Input.Wrapper>
        )}
        {form === 'reference' && <ReferenceSelect path={path} kind={kind} />}
      </Group>
      {form === 'reference' && <TierValues path={path} />}
    </Stack>
  );

  function unitLabel(type: string, currency: string): string {
    const unit = type === 'percent' ? '%' : type === 'money' ? currency : '';
    return unit === '' ? say('value') : `${say('value')} (${unit})`;
  }
}

/** Which parameter it is; a new one of its own is one press away. */
function ReferenceSelect({ path, kind }: { readonly path: Path; readonly kind: BenefitKind }) {
  const say = useWords(benefitWords);
  const program = useEdition().value as Json;
  const edit = useEdit();
  const { value, set } = useMember({ path: [...path, 'value'], label: say('parameter') });
  const id = factRef(value) ?? '';
  const fitting = fittingParameters(program, typesOfKind(kind));
  const isKnown = fitting.some((each) => each.value === id);
  return (
    <Group align="flex-end">
      <Select
        label={say('parameter')}
        description={say('parameterHint')}
        data={isKnown ? [...fitting] : [...fitting, { value: id, label: id }]}
        value={id}
        searchable
        allowDeselect={false}
        error={memberOf(memberOf(program, 'parameters'), id) === undefined && say('noSuchParameter')}
        onChange={(chosen) => chosen !== null && set({ fact: chosen })}
      />
      <Button variant="default" size="compact-sm" onClick={() => edit(say('newParameter'), (edits) => setForm(edits, path, 'reference'))}>
        {say('newParameter')}
      </Button>
    </Group>
  );
}
