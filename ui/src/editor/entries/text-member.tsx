import { Textarea, TextInput } from '@mantine/core';
import { type MemberProps, useMember } from './use-member.ts';

interface TextMemberProps extends MemberProps {
  /** It stays when it is empty; else an empty one is taken away. */
  readonly isNeeded?: boolean;
  readonly isLong?: boolean;
  readonly placeholder?: string;
}

/** A text of the document. */
export function TextMember({ isNeeded, isLong, placeholder, ...member }: TextMemberProps) {
  const { value, set } = useMember(member);
  const props = {
    ...{ label: member.label, description: member.description, placeholder, required: isNeeded === true },
    value: typeof value === 'string' ? value : '',
    onChange: ({ currentTarget: { value: text } }: { currentTarget: { value: string } }) =>
      set(text === '' && !isNeeded ? undefined : text),
  };
  return isLong ? <Textarea autosize minRows={1} maxRows={8} {...props} /> : <TextInput {...props} />;
}
