import type { ValueType } from '@tierwright/program';
import { type MemberProps, useMember } from './use-member.ts';
import { ValueField } from './value-field.tsx';

interface NumberMemberProps extends MemberProps {
  readonly type?: ValueType;
  readonly unit?: string | undefined;
  readonly currency?: string;
  readonly isNeeded?: boolean;
  /** What holds without one. */
  readonly placeholder?: string;
}

/** A number of the document; an empty field takes it away. */
export function NumberMember({ type = 'number', unit, currency = '', isNeeded, placeholder, ...member }: NumberMemberProps) {
  const { value, set } = useMember(member);
  return (
    <ValueField
      {...{ label: member.label, description: member.description, type, value, currency, unit, placeholder, isLabelShown: true }}
      empty={isNeeded ? undefined : () => set(undefined)}
      take={set}
    />
  );
}
