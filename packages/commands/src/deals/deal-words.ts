import { type Deal, type DealState, momentInWords } from '@tierwright/lifecycle';
import { chainTimerWords } from '../status/chain-timer-words.ts';
import { ends, inside, reminds, type TimerSentences, type TimerWords } from '../status/coming.ts';
import type { Shown } from '../status/shown.ts';

const STATES: Readonly<Record<DealState, string>> = {
  draft: 'A draft: not submitted yet.',
  pending: 'Submitted; it is being decided.',
  returned: 'Returned to the partner, who can change it and submit it again.',
  recalled: 'Taken back by the partner, who can submit it again.',
  approved: 'Approved.',
  rejected: 'Rejected.',
  withdrawn: 'Withdrawn.',
  expired: 'Expired.',
  won: 'Won.',
  lost: 'Lost.',
  revoked: 'Revoked.',
};

/** The state of a deal in words. */
export function dealSentence({ item, calendar }: Shown<Deal>): string {
  const { state, protection, waitsFor } = item;
  if (state === 'pending' && waitsFor.length > 0) return 'Submitted; it waits for another registration to be decided.';
  if (state !== 'approved' || !protection) return STATES[state];
  if (protection.until === null) return 'Approved; the end of its protection is not known yet.';
  return `Approved; protected until ${momentInWords(protection.until, calendar)}.`;
}

const TIMERS: Readonly<Record<string, TimerWords>> = {
  decision: ends('It should be decided.'),
  lapse: ends('It expires, if nobody has decided it.'),
  answer: ends('It expires, if the partner has not submitted it again.'),
  protection: ends('Protection ends.'),
  'protection:warn': reminds('The partner is warned that protection ends.'),
  'protection:look': inside('The end of protection is looked up again.', false),
  progress: ends('A report on progress is due.'),
  'progress:remind': reminds('The partner is reminded of the report on progress.'),
  inactive: ends('Protection is cut short, if nothing has happened.'),
};

/** A task is the partner's to know of where the partner owns it. */
function taskWords(id: string, what: string | undefined, { item, program }: Shown<Deal>): TimerWords {
  const title = program.program.dealRegistration?.tasks?.find((task) => task.id === id)?.title ?? id;
  const isForPartner = item.tasks.find((task) => task.id === id)?.owners.includes('partner') ?? false;
  const isEnd = what === 'due';
  return { sentence: isEnd ? `“${title}” is due.` : `Those who own “${title}” are reminded.`, isEnd, isForPartner };
}

/** What the timers of a deal mean: `protection`, `protection:warn:0`, `task:<id>:due`, `chain:…`. */
export const dealTimerWords: TimerSentences<Shown<Deal>> = (id, shown) => {
  const [first = '', second, third] = id.split(':');
  if (first === 'task' && second !== undefined) return taskWords(second, third, shown);
  return chainTimerWords(id, shown, shown.item.chains) ?? TIMERS[id] ?? TIMERS[`${first}:${second}`];
};
