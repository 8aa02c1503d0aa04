import type { Lead, LeadState } from '../leads/lead.ts';
import type { LeadCandidate } from '../leads/lead-facts.ts';

/** The states in which a lead counts for its partner. */
export const OPEN_LEAD_STATES: readonly LeadState[] = ['offered', 'accepted', 'contacted', 'qualified', 'registered'];

/** L1: each partner with how many leads it has open, and when it was last offered one. */
export function candidatesAmong(partners: readonly string[], leads: readonly Lead[]): LeadCandidate[] {
  return partners.map((partner) => {
    const offers = leads.flatMap((lead) => lead.offers.filter((offer) => offer.partner === partner).map(({ at }) => at));
    return {
      partner,
      openLeads: leads.filter((lead) => lead.partner === partner && OPEN_LEAD_STATES.includes(lead.state)).length,
      lastOfferedAt: offers.length === 0 ? null : Math.max(...offers),
    };
  });
}
