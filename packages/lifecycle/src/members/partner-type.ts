import type { Managed, PartnerType, Phase } from '@tierwright/program';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Member } from './member.ts';

/** A partner type of the program; nothing where it has none of that id. */
export function partnerType({ program }: LifecycleProgram, id: string | null): PartnerType | undefined {
  return program.partnerTypes?.find((type) => type.id === id);
}

/** The phase that a member is in; nothing where its type has none. */
export function phaseOf(program: LifecycleProgram, { type: id, phase }: Pick<Member, 'type' | 'phase'>): Phase | undefined {
  const type = partnerType(program, id);
  return type && 'phases' in type ? type.phases.find((candidate) => candidate.id === phase) : undefined;
}

/** How a member is managed now: by its type, or its phase; by the program where the document has no types. */
export function managedOf(program: LifecycleProgram, member: Pick<Member, 'type' | 'phase'>): Managed {
  const type = partnerType(program, member.type);
  if (!type) return { managed: 'program' };
  return 'phases' in type ? (phaseOf(program, member) ?? { managed: 'program' }) : type;
}
