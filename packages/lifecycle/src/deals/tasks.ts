import type { DealRegistration, Problem, Term, Timeout } from '@tierwright/program';
import { isMember } from '../approvals/role-members.ts';
import { roleTitle } from '../approvals/role-title.ts';
import { refusal } from '../machine/refusal.ts';
import type { NoticeValues } from '../notices/notice-value.ts';
import { partiesFor } from './chain-host.ts';
import type { DealTask } from './deal-task.ts';
import type { DealWork } from './deal-work.ts';

type Task = NonNullable<DealRegistration['tasks']>[number];

const SLA: Term = { business: 'P2D' };
const REMIND: readonly Term[] = [{ business: 'PT4H' }];

const taskOf = ({ item }: DealWork, id: string): string => `deal/${item.id}/${id}`;
const writtenOf = ({ registration }: DealWork, id: string): Task | undefined => registration.tasks?.find((task) => task.id === id);

function keep({ item }: DealWork, changed: DealTask): void {
  item.tasks = item.tasks.map((task) => (task.id === changed.id ? changed : task));
}

/** The clock that a task is on: its own, or that of the last escalation. */
function clockOf({ sla = SLA, onTimeout = 'wait' }: Task, { owners }: Pick<DealTask, 'owners'>): { sla: Term; onTimeout: Timeout } {
  let clock = { sla, onTimeout };
  for (const _ of owners.slice(1)) {
    if (typeof clock.onTimeout === 'string') break;
    clock = { sla: clock.onTimeout.sla ?? SLA, onTimeout: clock.onTimeout.onTimeout ?? 'wait' };
  }
  return clock;
}

/** Opens the task for its owners, or gives it those and the end that hold now. */
function open(work: DealWork, written: Task, owners: readonly string[]): DealTask {
  const { run, calendar, item } = work;
  const { id, title } = written;
  const due = calendar.endOf(clockOf(written, { owners }).sla, run.now);
  const timers = `task:${id}`;
  run.clear(timers);
  run.set(`${timers}:due`, due);
  (written.remind ?? REMIND).forEach((term, index) => {
    const at = calendar.before(term, due);
    if (at > run.now) run.set(`${timers}:remind:${index}`, at);
  });
  run.act({ do: 'openTask', task: taskOf(work, id), title, owners, due, about: `deal/${item.id}` });
  return { id, state: 'open', due, isOverdue: false, owners };
}

/** What is to be done once a deal is approved. */
export function openTasks(work: DealWork): void {
  const { registration, item } = work;
  item.tasks = (registration.tasks ?? []).map((task) => open(work, task, [task.owner]));
}

const variablesOf = ({ title }: Task, { due }: DealTask): NoticeValues => ({
  'task.title': title,
  'task.due': due === null ? null : { at: due },
});

/** A timer of a task: due, reminder or the morning of one that is overdue. */
export function fireTask(work: DealWork, id: string, what: string): void {
  const task = work.item.tasks.find((candidate) => candidate.id === id);
  const written = writtenOf(work, id);
  if (task?.state !== 'open' || !written) return;
  if (what === 'remind') remind(work, written, task, 'deal.taskReminded');
  else beOverdue(work, written, task, what === 'due');
}

function remind(work: DealWork, written: Task, task: DealTask, event: string): void {
  const { run } = work;
  run.emit(event, variablesOf(written, task), task.owners);
  run.act({ do: 'remindTask', task: taskOf(work, task.id), owners: task.owners, due: task.due });
}

/** Another role is added, with a clock of its own; where there is none, its owners are reminded each business morning. */
function beOverdue(work: DealWork, written: Task, task: DealTask, isDue: boolean): void {
  const { run, calendar } = work;
  remind(work, written, { ...task, isOverdue: true }, 'deal.taskOverdue');
  const { onTimeout } = clockOf(written, task);
  if (isDue && typeof onTimeout !== 'string') {
    keep(work, open(work, written, [...task.owners, onTimeout.escalate]));
    return;
  }
  keep(work, { ...task, isOverdue: true });
  run.set(`task:${task.id}:morning`, calendar.nextBusinessMorning(run.now));
}

/** A task is done by one of those who own it. */
export function finishTask(work: DealWork, by: string, id: string): Problem | undefined {
  const { item, facts, program } = work;
  const task = item.tasks.find((candidate) => candidate.id === id);
  if (!task) {
    const expected = item.tasks.length > 0 ? `one of ${item.tasks.map((each) => each.id).join(', ')}` : 'none: the deal has no tasks';
    return refusal('OPS104', 'The deal has no such task.', { pointer: '/task', value: id, expected });
  }
  if (task.state !== 'open')
    return refusal('OPS102', `The task is ${task.state}.`, { pointer: '/task', value: id, expected: 'an open task' });
  const person = facts.people.find(by);
  const host = { people: facts.people, parties: partiesFor(item, null) };
  if (!person || !task.owners.some((role) => isMember(host, role, person))) {
    const expected = `one of ${task.owners.map((role) => roleTitle(program, role)).join(', ')}`;
    return refusal('OPS108', 'The task is held by others.', { pointer: '/by', value: by, expected });
  }
  close(work, task, 'done');
  return undefined;
}

function close(work: DealWork, task: DealTask, state: 'done' | 'cancelled'): void {
  work.run.clear(`task:${task.id}`);
  work.run.act({ do: 'closeTask', task: taskOf(work, task.id), outcome: state });
  keep(work, { ...task, state, due: null, isOverdue: false });
}

/** Nothing is left to do for a deal that ends. */
export function closeTasks(work: DealWork): void {
  for (const task of work.item.tasks) if (task.state === 'open') close(work, task, 'cancelled');
}
