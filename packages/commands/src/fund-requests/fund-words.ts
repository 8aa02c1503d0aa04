import type { FundRequest, FundState } from '@tierwright/lifecycle';
import { chainTimerWords } from '../status/chain-timer-words.ts';
import { ends, inside, reminds, type TimerSentences, type TimerWords } from '../status/coming.ts';
import type { Shown } from '../status/shown.ts';

const STATES: Readonly<Record<FundState, string>> = {
  draft: 'A draft: not submitted yet.',
  returned: 'Returned to the partner, who can change it and submit it again.',
  pending: 'Submitted; it is being decided.',
  approved: 'Approved; the money is reserved until it is claimed.',
  rejected: 'Rejected.',
  withdrawn: 'Withdrawn.',
  claimed: 'Claimed; the proof is being read.',
  payable: 'The claim is granted; the money is on its way.',
  paid: 'Paid.',
  forfeited: 'Forfeited: it was not claimed as it should be.',
};

export const fundSentence = ({ item }: Shown<FundRequest>): string => STATES[item.state];

const TIMERS: Readonly<Record<string, TimerWords>> = {
  answer: ends('It is rejected, if the partner has not submitted it again.'),
  claim: ends('What is reserved is lost, if it has not been claimed.'),
  'claim:remind': reminds('The partner is reminded to claim it.'),
  rate: inside('The rate of exchange, which is not known, is looked up again.', false),
  pay: ends('The money should have gone out.'),
  'pay:morning': inside('Those who look after the payment are reminded.', false),
};

/** What the timers of a request mean: `answer`, `claim`, `claim:remind:<n>`, `chain:…`. */
export const fundTimerWords: TimerSentences<Shown<FundRequest>> = (id, shown) =>
  chainTimerWords(id, shown, shown.item.chains) ?? TIMERS[id] ?? TIMERS[id.split(':').slice(0, 2).join(':')];
