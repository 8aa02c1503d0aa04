import { Group, Input, NativeSelect, Select } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import { factRef } from '../document/reading.ts';
import type { ValueSpec } from '../matrix/typed-value.ts';
import { ValueField } from '../parameters/value-field.tsx';
import type { Choice } from './choice-member.tsx';
import { type MemberProps, useMember } from './use-member.ts';
import { entryWords } from './words.ts';

interface AmountMemberProps extends MemberProps {
  /** Parameters whose value may stand there. */
  readonly choices: readonly Choice[];
  readonly spec?: ValueSpec;
  /** What holds without one; then it may be absent. */
  readonly usual?: string;
  readonly isLabelHidden?: boolean;
}

const NUMBER: ValueSpec = { type: 'number', currency: '' };
type Mode = 'none' | 'number' | 'valueOf';

/** A number, amount or percentage, or the value of a parameter. */
export function AmountMember({ choices, spec = NUMBER, usual, isLabelHidden = false, ...member }: AmountMemberProps) {
  const say = useWords(entryWords);
  const { value, set } = useMember(member);
  const [problem] = useProblemsAt(toPointer(member.path));
  const reference = factRef(value);
  const [first] = choices;
  const mode: Mode = reference !== undefined ? 'valueOf' : value === undefined && usual !== undefined ? 'none' : 'number';
  const choose = (to: string) => {
    if (to === 'none') set(undefined);
    else if (to === 'number') set(0);
    else if (first) set({ fact: first.value });
  };
  const unit = spec.type === 'money' ? spec.currency : spec.type === 'percent' ? '%' : spec.unit;
  const label = unit ? `${member.label} (${unit})` : member.label;
  return (
    <Input.Wrapper
      {...(isLabelHidden ? {} : { label })}
      description={member.description}
      labelElement="div"
      error={problem && say('problem', { code: problem.code, message: problem.message })}
    >
      <Group gap={4} wrap="nowrap">
        <NativeSelect
          aria-label={say('compareWith', { what: member.label })}
          w={150}
          style={{ flexShrink: 0 }}
          data={[
            ...(usual === undefined ? [] : [{ value: 'none', label: usual }]),
            { value: 'number', label: say('number') },
            { value: 'valueOf', label: say('valueOf'), disabled: !first },
          ]}
          value={mode}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        {mode === 'number' && <ValueField label={label} value={value ?? ''} spec={spec} isReadOnly={false} take={set} />}
        {reference !== undefined && (
          <Select
            aria-label={label}
            data={
              choices.some((choice) => choice.value === reference) ? [...choices] : [...choices, { value: reference, label: reference }]
            }
            value={reference}
            searchable
            allowDeselect={false}
            style={{ flexGrow: 1, minWidth: 140 }}
            onChange={(chosen) => chosen !== null && set({ fact: chosen })}
          />
        )}
      </Group>
    </Input.Wrapper>
  );
}
