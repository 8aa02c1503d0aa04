import type { Phase, Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import { leaveTracks } from './leaving.ts';
import { manage } from './managed-review.ts';
import type { MemberRun } from './member-context.ts';
import { managedOf, phaseOf } from './partner-type.ts';
import { enterProgram } from './program-entry.ts';

/** As many phases as a type can have: conditions of all of them may be met at once. */
const MOST_PHASES = 10;

/** O5: while the event of the present phase has come, the next one begins. */
export function followPhases(visit: MemberRun): void {
  const { run, context } = visit;
  for (let changes = 0; changes < MOST_PHASES; changes += 1) {
    const next = phaseOf(context.program, run.item)?.next;
    if (!next || !isSettled(visit) || context.day(run.item, context.dayOf(run.now)).status(next.when) !== 'met') return;
    change(visit, next);
  }
}

const isSettled = ({ run }: MemberRun): boolean =>
  run.item.state === 'managed' || run.item.state === 'active' || run.item.state === 'suspended';

function change(visit: MemberRun, { to, then = 'onboard' }: NonNullable<Phase['next']>): void {
  const { run, context } = visit;
  run.item.phase = to;
  const isProgram = managedOf(context.program, run.item).managed === 'program';
  if (run.item.state === 'managed') {
    if (isProgram) enterProgram(visit, 'phase', then);
    else manage(visit, 'phase');
  } else if (!isProgram) {
    leaveTracks(visit);
    manage(visit, 'phase');
  }
}

/** Somebody says that the event of the phase has come: it has where its condition is met. */
export function phaseMet(visit: MemberRun): Problem | undefined {
  const { run, context } = visit;
  const phase = phaseOf(context.program, run.item);
  if (!phase?.next || !isSettled(visit)) {
    return refusal('OPS102', 'There is no phase to come.', { pointer: '/type', value: 'phaseMet', expected: 'a phase with `next`' });
  }
  const status = context.day(run.item, context.dayOf(run.now)).status(phase.next.when);
  if (status === 'unknown') return refusal('OPS106', `Whether “${phase.title}” is over is not known.`);
  if (status === 'missed') return refusal('OPS403', `“${phase.title}” is not over.`);
  followPhases(visit);
  return undefined;
}
