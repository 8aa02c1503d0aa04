import type { Member } from './member.ts';

type Counted = Pick<Member, 'id' | 'onboardings'>;

/** The onboardings of a member are numbered. */
export const onboardingId = ({ id }: Pick<Member, 'id'>, number: number): string => `${id}-${number}`;

/** Those that it went through so far, the last one last. */
export const onboardingsOf = (member: Counted): readonly string[] =>
  Array.from({ length: member.onboardings }, (_, index) => onboardingId(member, index + 1));
