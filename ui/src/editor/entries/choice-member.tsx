import { Select } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import { type MemberProps, useMember } from './use-member.ts';
import { entryWords } from './words.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ChoiceMemberProps extends MemberProps {
  readonly choices: readonly Choice[];
  readonly isNeeded?: boolean;
  /** What holds without one. */
  readonly none?: string;
  /** What else changes with it, instead of only setting it. */
  readonly take?: (value: string | null) => void;
}

/** A word of the document out of those that it may be. One that is none of them is shown all the same. */
export function ChoiceMember({ choices, isNeeded, none, take, ...member }: ChoiceMemberProps) {
  const say = useWords(entryWords);
  const { value, set } = useMember(member);
  const [problem] = useProblemsAt(toPointer(member.path));
  const shown = value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);
  const data = shown === null || choices.some((choice) => choice.value === shown) ? choices : [...choices, { value: shown, label: shown }];
  return (
    <Select
      label={member.label}
      description={member.description}
      data={[...data]}
      value={shown}
      searchable={data.length > 8}
      clearable={!isNeeded}
      allowDeselect={false}
      clearButtonProps={{ 'aria-label': say('clear', { what: member.label }) }}
      error={problem && say('problem', { code: problem.code, message: problem.message })}
      placeholder={none ?? say('optionalNone')}
      onChange={(chosen) => (take ? take(chosen) : set((chosen ?? undefined) as Json | undefined))}
    />
  );
}
