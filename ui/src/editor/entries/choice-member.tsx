import { Select } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { type MemberProps, useMember } from './use-member.ts';
import { entryWords } from './words.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ChoiceMemberProps extends MemberProps {
  readonly choices: readonly Choice[];
  readonly isNeeded?: boolean;
  /** What else changes with it, instead of only setting it. */
  readonly take?: (value: string | null) => void;
}

/** A word of the document out of those that it may be. One that is none of them is shown all the same. */
export function ChoiceMember({ choices, isNeeded, take, ...member }: ChoiceMemberProps) {
  const say = useWords(entryWords);
  const { value, set } = useMember(member);
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
      placeholder={say('optionalNone')}
      onChange={(chosen) => (take ? take(chosen) : set((chosen ?? undefined) as Json | undefined))}
    />
  );
}
