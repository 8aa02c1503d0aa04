import { Switch } from '@mantine/core';
import { type MemberProps, useMember } from './use-member.ts';

/** Something that is so or not; where it is not, the document says nothing. */
export function FlagMember({ isDescribed = true, ...member }: MemberProps & { readonly isDescribed?: boolean }) {
  const { value, set } = useMember(member);
  return (
    <Switch
      {...(isDescribed ? { label: member.label, description: member.description } : { 'aria-label': member.label })}
      checked={value === true}
      onChange={(event) => set(event.currentTarget.checked ? true : undefined)}
    />
  );
}
