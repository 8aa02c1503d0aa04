import { customerTitle } from '../deals/deal-title.ts';
import type { Run } from '../machine/run.ts';
import type { Lead, LeadState } from './lead.ts';
import { type LeadContext, readLead } from './lead-reading.ts';
import { leadRules } from './lead-rules.ts';

const taskOf = ({ id }: Lead): string => `lead/${id}/feedback`;

/** When feedback is due next: the first time after the lead was taken, then every so often. */
function setClock(run: Run<Lead>, x: LeadContext, which: 'first' | 'every'): number {
  const { item, now } = run;
  if (item.partner === null) throw new Error(`Nobody has the lead ${item.id}`);
  const due = x.program.calendar(readLead(item, item.partner, x, now)).endOf(leadRules(x.program).feedback[which], now);
  run.set('feedback', due);
  return due;
}

/** The partner owes feedback, for the first time or again: a task with its end. */
export function expectFeedback(run: Run<Lead>, x: LeadContext, which: 'first' | 'every'): void {
  const { item } = run;
  const customer = customerTitle(item.answers.customer);
  const due = setClock(run, x, which);
  run.act({
    do: 'openTask',
    task: taskOf(item),
    title: customer === null ? 'Tell how the lead goes' : `Tell how the lead goes: ${customer}`,
    owners: ['partner'],
    due,
    about: `lead/${item.id}`,
  });
}

/** Feedback is late: the partner is reminded, now and each time it stays away as long again. */
export function remindOfFeedback(run: Run<Lead>, x: LeadContext): void {
  const due = setClock(run, x, 'every');
  run.act({ do: 'remindTask', task: taskOf(run.item), owners: ['partner'], due });
}

const WORKED_ON: readonly LeadState[] = ['accepted', 'contacted', 'qualified', 'registered'];

/** A partner that works on the lead owes no feedback any more. */
export function stopFeedback(run: Run<Lead>, outcome: string): void {
  if (!WORKED_ON.includes(run.item.state)) return;
  run.clear('feedback');
  run.act({ do: 'closeTask', task: taskOf(run.item), outcome });
}
