import { customerTitle } from '../deals/deal-title.ts';
import type { Run } from '../machine/run.ts';
import { stopFeedback } from './feedback-clock.ts';
import type { Lead, LeadState, Offer } from './lead.ts';
import { type LeadContext, readLead } from './lead-reading.ts';
import { leadRules } from './lead-rules.ts';
import { nextPartner } from './next-partner.ts';

type LeadRun = Run<Lead>;

const taskOf = ({ id }: Lead): string => `lead/${id}/place`;

/** The lead is in another state from now on, and that is told. */
export function enterState(run: LeadRun, state: LeadState, on: string): void {
  run.enter(state, on);
  run.emit(`lead.${state}`);
}

/** The offer that is open or was taken has another outcome. */
export function closeOffer({ item }: LeadRun, outcome: Offer['outcome'], note?: string): void {
  const last = item.offers.at(-1);
  if (!last) throw new Error(`The lead ${item.id} was offered to nobody`);
  item.offers = [...item.offers.slice(0, -1), { ...last, outcome, ...(note === undefined ? {} : { note }) }];
}

/** L1: offers what is unplaced to the next partner (of `among`), with the full time from now; false where there is none. */
export function offer(run: LeadRun, x: LeadContext, among?: string): boolean {
  const { item, now } = run;
  const partner = nextPartner(item, x, now, among);
  if (partner === undefined) return false;
  // What is opened late is opened now, whenever the timer was due that led here.
  run.at = now;
  const until = x.program.calendar(readLead(item, partner, x, now)).endOf(leadRules(x.program).accept, now);
  item.partner = partner;
  item.offers = [...item.offers, { partner, at: now, until, outcome: 'open' }];
  item.reportedAt = null;
  item.reasons = [];
  enterState(run, 'offered', 'place');
  run.set('accept', until);
  return true;
}

/** Offers it to the next partner; where none is left, the role `otherwise` gets it as a task. */
export function offerOrHandOver(run: LeadRun, x: LeadContext): void {
  if (offer(run, x)) return;
  const { item } = run;
  const { rounds, otherwise } = leadRules(x.program);
  const all = item.offers.length >= rounds;
  item.reasons = [
    all ? { by: 'rounds', title: 'As many partners were asked as may be.' } : { by: 'nobodyLeft', title: 'No partner is left.' },
  ];
  enterState(run, 'unplaced', 'place');
  const customer = customerTitle(item.answers.customer);
  run.act({
    do: 'openTask',
    task: taskOf(item),
    title: customer === null ? 'Place a lead' : `Place a lead: ${customer}`,
    owners: [otherwise],
    due: null,
    about: `lead/${item.id}`,
  });
}

/** The role `otherwise` has nothing to do with it any more. */
export const closePlacing = (run: LeadRun, outcome: string): void => run.act({ do: 'closeTask', task: taskOf(run.item), outcome });

/** The partner does not have it any more; the next one is asked. */
export function passOn(run: LeadRun, x: LeadContext, on: 'due' | 'next' | 'recall'): void {
  stopFeedback(run, 'recalled');
  run.enter('unplaced', on);
  run.item.partner = null;
  offerOrHandOver(run, x);
}
