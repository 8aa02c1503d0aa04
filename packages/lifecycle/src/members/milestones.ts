import type { Milestone, Term } from '@tierwright/program';
import { end } from './leaving.ts';
import type { MilestoneRun } from './member.ts';
import type { MemberRun } from './member-context.ts';

const REMIND: readonly Term[] = ['P7D'];
/** How often a member that is suspended is looked at by people. */
const SUSPENDED: Term = 'P30D';

const timerOf = (id: string): string => `milestone:${id}`;

const definitionOf = ({ context }: MemberRun, id: string): Milestone | undefined =>
  context.program.program.onboarding?.milestones?.find((milestone) => milestone.id === id);

/** O4: the time of every milestone begins with activation. */
export function startMilestones(visit: MemberRun): void {
  const { run, context } = visit;
  const calendar = context.calendar(run.item, run.now);
  const milestones = context.program.program.onboarding?.milestones ?? [];
  run.item.milestones = milestones.map(({ id, within, remind = REMIND }): MilestoneRun => {
    const due = calendar.endOf(within, run.now);
    run.clear(timerOf(id));
    remind.forEach((term, index) => {
      const at = calendar.before(term, due);
      if (at > run.now) run.set(`${timerOf(id)}:remind:${index}`, at);
    });
    run.set(timerOf(id), due);
    return { id, state: 'open', due };
  });
}

function put({ run }: MemberRun, changed: MilestoneRun): void {
  run.item.milestones = run.item.milestones.map((milestone) => (milestone.id === changed.id ? changed : milestone));
}

/** Milestones that are passed by now, missed ones too: a member that was suspended for them alone is active again. */
export function passMilestones(visit: MemberRun, day: string): void {
  const { run, context } = visit;
  for (const milestone of run.item.milestones) {
    const definition = milestone.state === 'passed' ? undefined : definitionOf(visit, milestone.id);
    if (!definition || context.day(run.item, day).status(definition.passes) !== 'met') continue;
    put(visit, { ...milestone, state: 'passed' });
    run.clear(timerOf(milestone.id));
  }
  const isHeldBack = run.item.milestones.some(({ id, state }) => state === 'missed' && definitionOf(visit, id)?.onMiss === 'suspend');
  if (run.item.state !== 'suspended' || isHeldBack) return;
  run.enter('active', 'passed');
  run.clear('suspended');
  run.item.reason = null;
  run.emit('member.active');
}

/** A timer of a milestone: a reminder of it, or its end. */
export function fireMilestone(visit: MemberRun, timerId: string): void {
  const { run, context } = visit;
  const [, id = '', what] = timerId.split(':');
  const milestone = run.item.milestones.find((other) => other.id === id);
  const definition = definitionOf(visit, id);
  if (!milestone || !definition) throw new Error(`The timer ${timerId} is of no milestone`);
  // What is due at midnight is decided by the day before: the last day inside.
  passMilestones(visit, context.dayOf(what === 'remind' ? run.at : run.at - 1));
  if (run.item.milestones.some((other) => other.id === id && other.state === 'passed')) return;
  if (what === 'remind') tell(visit, definition, milestone);
  else miss(visit, definition, milestone);
}

function tell({ run, context }: MemberRun, { title }: Milestone, { due }: MilestoneRun): void {
  run.emit('member.milestoneEnding', { 'milestone.title': title, 'milestone.due': { day: context.dayOf(due - 1) } });
}

function miss(visit: MemberRun, { title, onMiss = 'note' }: Milestone, milestone: MilestoneRun): void {
  const { run } = visit;
  put(visit, { ...milestone, state: 'missed' });
  const reason = `Not reached in time: ${title}.`;
  if (onMiss === 'end') end(visit, 'milestone', reason);
  else if (onMiss === 'suspend' && run.item.state === 'active') {
    run.enter('suspended', 'milestone');
    run.item.reason = reason;
    run.emit('member.suspended', { 'member.reason': reason });
    remindOfSuspension(visit);
  }
}

/** A suspension is looked at by people until it ends. */
export function remindOfSuspension(visit: MemberRun): void {
  const { run, context } = visit;
  run.set('suspended', context.calendar(run.item, run.now).endOf(SUSPENDED, run.now));
}
