import type { Clock, Timeout } from '../../approvals/schema.ts';
import { nameOf } from '../names.ts';
import type { Side } from '../side.ts';
import { termInWords } from '../words/terms.ts';
import type { Fields } from './field.ts';
import { term, terms } from './values.ts';
import { worded } from './worded.ts';

const outcomes: Record<string, string> = {
  wait: 'it waits',
  reject: 'it is rejected',
  approve: 'it is approved',
  skip: 'it is skipped',
  close: 'the onboarding closes',
};

/** "it is escalated to “Lead of the deal desk” for 8 open hours, then it waits". */
function timeoutInWords(timeout: Timeout, side: Side): string {
  if (typeof timeout === 'string') return outcomes[timeout] ?? timeout;
  const length = timeout.sla === undefined ? '' : ` for ${termInWords(timeout.sla)}`;
  const next = timeout.onTimeout === undefined ? '' : `, then ${timeoutInWords(timeout.onTimeout, side)}`;
  return `it is escalated to ${nameOf(side, 'role', timeout.escalate)}${length}${next}`;
}

/** The clock of a step: its service level, reminders, and what happens at its end. */
export function clockFields(sla: string): Fields<Clock> {
  return {
    sla: term('service level', sla),
    remind: terms('reminders before the end:', '4 open hours'),
    onTimeout: worded<Timeout>('past its time', timeoutInWords, { absent: 'it waits' }),
  };
}
