import { manage } from './managed-review.ts';
import type { MemberRun } from './member-context.ts';
import { managedOf, partnerType } from './partner-type.ts';
import { followPhases } from './phases.ts';
import { enterProgram } from './program-entry.ts';

/** The type that a partner's own facts name, else the one that was applied for. */
function typeKnown({ run, context }: MemberRun): string | null {
  if (context.program.program.facts?.['partner.type'] === undefined) return run.item.type;
  const value = context.day(run.item, context.dayOf(run.now)).value('partner.type');
  return typeof value === 'string' ? value : run.item.type;
}

/** An applicant goes where its type says: into the program, or to those who manage it otherwise. Until it is known it waits. */
export function join(visit: MemberRun): void {
  const { run, context } = visit;
  const id = typeKnown(visit);
  const type = partnerType(context.program, id);
  run.item.type = id;
  if (context.program.program.partnerTypes !== undefined && !type) {
    run.set('type', context.calendar(run.item, run.now).nextBusinessMorning(run.now));
    return;
  }
  run.clear('type');
  run.item.phase = type && 'phases' in type ? (type.phases[0]?.id ?? null) : null;
  if (managedOf(context.program, run.item).managed === 'program') enterProgram(visit, 'type', 'onboard');
  else manage(visit, 'type');
  followPhases(visit);
}

/** Told each business morning until the type is known. */
export function remindOfType(visit: MemberRun): void {
  join(visit);
  if (visit.run.item.state === 'applied') visit.run.emit('member.reviewDue', { 'member.reason': 'The type of the partner is not known.' });
}
