import type { Lead, LeadState } from '@tierwright/lifecycle';
import { ends, type TimerSentences, type TimerWords } from '../status/coming.ts';
import type { Shown } from '../status/shown.ts';

const STATES: Readonly<Record<LeadState, string>> = {
  unplaced: 'Nobody has it.',
  offered: 'Offered to a partner, who can accept or decline it.',
  declined: 'Declined.',
  accepted: 'Accepted.',
  contacted: 'The customer was contacted.',
  qualified: 'Qualified.',
  registered: 'Registered as a deal.',
  won: 'Won.',
  lost: 'Lost.',
  disqualified: 'Disqualified.',
};

export const leadSentence = ({ item }: Shown<Lead>): string => STATES[item.state];

const TIMERS: Readonly<Record<string, TimerWords>> = {
  accept: ends('It is offered to another partner, if it has not been accepted.'),
  feedback: ends('Feedback is due.'),
};

export const leadTimerWords: TimerSentences<Shown<Lead>> = (id) => TIMERS[id];
