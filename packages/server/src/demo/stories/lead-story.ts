import type { Instant } from '@tierwright/lifecycle';
import type { Stage, Story } from '../stage.ts';
import { daysLater, hoursLater } from '../work-time.ts';
import type { Customer } from './customers.ts';

export const LEAD_ENDS = ['worked on', 'declined', 'silent', 'won'] as const;
type LeadEnd = (typeof LEAD_ENDS)[number];

export interface LeadPlan {
  readonly customer: Customer;
  readonly region: string;
  readonly family: string;
  readonly begins: Instant;
  readonly end: LeadEnd;
}

/** A customer has asked; partners are offered it one after the other. */
export async function* leadStory(stage: Stage, { customer, region, family, begins, end }: LeadPlan): Story {
  yield begins;
  const [desk] = stage.whoIs('channelManager', { state: '', partner: null });
  if (desk === undefined) return;
  const lead = await stage.begin(desk, 'lead', { answers: { customer: { ...customer }, products: [family], region, family } });
  if (!lead || end === 'silent') return;
  yield hoursLater(stage.now, 2);
  // It may be offered to a partner whose people are none of the sample's.
  const [user] = stage.whoIs('partner', await stage.look(lead));
  if (user === undefined) return;
  if (end === 'declined') {
    await stage.say(user, lead, { type: 'decline', reason: 'No capacity this quarter.' });
    return;
  }
  await stage.say(user, lead, { type: 'accept' });
  yield daysLater(stage.now, 1);
  await stage.say(user, lead, { type: 'feedback', to: 'contacted' });
  yield daysLater(stage.now, 9);
  await stage.say(user, lead, { type: 'feedback', to: 'qualified' });
  if (end !== 'won') return;
  yield daysLater(stage.now, 12);
  await stage.say(user, lead, { type: 'feedback', to: 'won' });
}
