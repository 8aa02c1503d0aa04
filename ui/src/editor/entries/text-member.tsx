import { Textarea, TextInput } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { memo } from 'react';
import { type MemberProps, useMember } from './use-member.ts';

interface TextMemberProps extends MemberProps {
  /** It stays when it is empty; else an empty one is taken away. */
  readonly isNeeded?: boolean;
  readonly isLong?: boolean;
  readonly placeholder?: string;
}

const areSame = ({ path, ...one }: TextMemberProps, { path: otherPath, ...other }: TextMemberProps): boolean =>
  toPointer(path) === toPointer(otherPath) && JSON.stringify(one) === JSON.stringify(other);

/** A text of the document. It is measured each time that it is drawn, so it is not drawn for keys in another field. */
export const TextMember = memo(function TextMember({ isNeeded, isLong, placeholder, ...member }: TextMemberProps) {
  const { value, set } = useMember(member);
  const props = {
    ...{ label: member.label, description: member.description, placeholder, required: isNeeded === true },
    value: typeof value === 'string' ? value : '',
    onChange: ({ currentTarget: { value: text } }: { currentTarget: { value: string } }) =>
      set(text === '' && !isNeeded ? undefined : text),
  };
  return isLong ? <Textarea autosize minRows={1} maxRows={8} {...props} /> : <TextInput {...props} />;
}, areSame);
