import type { Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { Run } from '../machine/run.ts';
import { hasRow } from '../machine/table.ts';
import { expectFeedback, stopFeedback } from './feedback-clock.ts';
import type { Lead } from './lead.ts';
import type { LeadContext } from './lead-reading.ts';
import { leadTable } from './lead-table.ts';
import type { LeadMessage, PersonLeadMessage, Progress } from './messages.ts';
import { closeOffer, closePlacing, enterState, offer, passOn } from './place-lead.ts';

type LeadRun = Run<Lead>;
type Message<T> = Extract<PersonLeadMessage, { type: T }>;

const PROGRESS: readonly Progress[] = ['contacted', 'qualified', 'registered', 'won', 'lost', 'disqualified'];

/** Takes a message that may come in the lead’s state from whoever it comes from. */
export function receiveLead(run: LeadRun, message: LeadMessage, x: LeadContext): Problem | undefined {
  switch (message.type) {
    case 'accept':
      run.clear('accept');
      closeOffer(run, 'accepted');
      enterState(run, 'accepted', 'accept');
      expectFeedback(run, x, 'first');
      return undefined;
    case 'decline':
      decline(run, message, x);
      return undefined;
    case 'feedback':
      return feedback(run, message, x);
    case 'recall':
      closeOffer(run, 'recalled', message.reason);
      passOn(run, x, 'recall');
      return undefined;
    case 'place':
      return place(run, message, x);
    case 'candidatesChanged':
      if (run.item.state === 'unplaced' && offer(run, x)) closePlacing(run, 'placed');
      return undefined;
    case 'partnerEnded':
      if (run.item.partner === null || leadTable.ends.includes(run.item.state)) return undefined;
      closeOffer(run, 'recalled', 'The partner left the program.');
      passOn(run, x, 'recall');
      return undefined;
  }
}

/** Declined, and on to the next partner, who does not learn of it (S9). */
function decline(run: LeadRun, { reason }: Message<'decline'>, x: LeadContext): void {
  const { partner } = run.item;
  run.clear('accept');
  closeOffer(run, 'declined', reason);
  run.enter('declined', 'decline');
  run.emit('lead.declined', { 'lead.reason': reason ?? null }, ['partner'], partner ?? undefined);
  passOn(run, x, 'next');
}

function feedback(run: LeadRun, { to, reason }: Message<'feedback'>, x: LeadContext): Problem | undefined {
  const { item } = run;
  const { state } = item;
  if (to === undefined && item.partner !== null) {
    item.reportedAt = run.now;
    expectFeedback(run, x, 'every');
    return undefined;
  }
  if (to === undefined || !hasRow(leadTable, state, 'feedback', to)) {
    const onward = PROGRESS.filter((progress) => hasRow(leadTable, state, 'feedback', progress));
    return refusal('OPS105', `A lead that is ${state} does not get there.`, {
      pointer: '/to',
      value: to,
      expected: `one of ${onward.join(', ')}`,
    });
  }
  const isOver = leadTable.ends.includes(to);
  if (state === 'unplaced') closePlacing(run, to);
  if (isOver) stopFeedback(run, to);
  item.reportedAt = run.now;
  item.reasons = reason === undefined ? [] : [{ by: to, title: reason }];
  enterState(run, to, 'feedback');
  if (!isOver) expectFeedback(run, x, 'every');
  return undefined;
}

function place(run: LeadRun, { partner }: Message<'place'>, x: LeadContext): Problem | undefined {
  if (partner !== undefined && !x.facts.candidates.some((candidate) => candidate.partner === partner)) {
    return refusal('OPS104', 'There is no such candidate.', {
      pointer: '/partner',
      value: partner,
      expected: 'a partner that may have leads',
    });
  }
  if (!offer(run, x, partner)) {
    const at = partner === undefined ? {} : { pointer: '/partner', value: partner };
    const expected = 'a partner that is eligible, below its capacity and not asked before, while there are rounds left';
    return refusal('OPS601', 'There is nobody to offer it to.', { ...at, expected });
  }
  closePlacing(run, 'placed');
  return undefined;
}
