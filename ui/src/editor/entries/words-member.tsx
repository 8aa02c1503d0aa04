import { MultiSelect, TagsInput } from '@mantine/core';
import type { Choice } from './choice-member.tsx';
import { type MemberProps, useMember } from './use-member.ts';

interface WordsMemberProps extends MemberProps {
  /** What can be chosen; without, any words can be written. */
  readonly choices?: readonly Choice[];
  readonly isNeeded?: boolean;
}

/** A list of words of the document, in the order in which they were chosen. */
export function WordsMember({ choices, isNeeded, ...member }: WordsMemberProps) {
  const { value, set } = useMember(member);
  const words = Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
  const props = {
    ...{ label: member.label, description: member.description, value: words },
    onChange: (chosen: string[]) => set(chosen.length === 0 && !isNeeded ? undefined : chosen),
  };
  if (!choices) return <TagsInput splitChars={[',', ';', '\n']} acceptValueOnBlur {...props} />;
  const unknown = words.filter((word) => !choices.some((choice) => choice.value === word)).map((word) => ({ value: word, label: word }));
  return <MultiSelect searchable hidePickedOptions data={[...choices, ...unknown]} {...props} />;
}
