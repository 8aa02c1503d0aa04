import type { Lead } from '../leads/lead.ts';
import type { LeadFacts } from '../leads/lead-facts.ts';
import { type LeadContext, readLead } from '../leads/lead-reading.ts';
import { leadRules } from '../leads/lead-rules.ts';
import { leadMachine, stepLead } from '../leads/lead-steps.ts';
import { isEligible } from '../leads/next-partner.ts';
import { closeOffer, closePlacing, offer, passOn } from '../leads/place-lead.ts';
import { advance, type Machine } from '../machine/advance.ts';
import { fittingAnswers } from './fitting-answers.ts';
import { goneSection, otherCurrency } from './gone.ts';
import type { KindTransition } from './kind-transition.ts';

const decidedAgain: Machine<Lead, 'redecide', LeadContext> = {
  ...leadMachine,
  receive(run, _redecide, x) {
    const { item, now } = run;
    if (item.state === 'unplaced') {
      if (offer(run, x)) closePlacing(run, 'placed');
    } else if (item.state === 'offered' && item.partner !== null && !isEligible(readLead(item, item.partner, x, now), x)) {
      closeOffer(run, 'recalled', 'Not eligible under the new version.');
      passOn(run, x, 'recall');
    }
    return undefined;
  },
};

/** X1 of leads: an offer to a partner who may not have it any more goes to the next; a lead that a partner took stays with it. */
export const leadTransition: KindTransition<Lead, LeadFacts> = {
  hindrances: (_lead, _action, from, to) => (to.program.leads ? otherCurrency(from, to) : [goneSection('leads', 'leads')]),
  due: (lead, now, { program, facts }) => stepLead(program, lead, undefined, now, facts),
  carried: (lead, _from, to) => ({ ...lead, program: to.hash, answers: fittingAnswers(lead.answers, leadRules(to).form) }),
  enter: (lead, action, now, to) =>
    action === 'redecide' ? advance(decidedAgain, lead, 'redecide', now, to) : stepLead(to.program, lead, undefined, now, to.facts),
};
