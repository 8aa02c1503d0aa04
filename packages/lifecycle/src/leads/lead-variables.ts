import type { Json } from '@tierwright/program';
import { roleTitle } from '../approvals/role-title.ts';
import type { Lead } from './lead.ts';
import type { LeadContext } from './lead-reading.ts';
import { leadRules } from './lead-rules.ts';

/** Who has to act on a lead now: its partner, or the role that takes what nobody takes. */
export function leadHolders({ state, partner }: Lead, { program }: LeadContext): readonly string[] {
  if (state === 'won' || state === 'lost' || state === 'disqualified') return [];
  return partner === null ? [leadRules(program).otherwise] : ['partner'];
}

/** What notices may say of a lead. */
export function leadVariables(item: Lead, x: LeadContext): Readonly<Record<string, Json>> {
  const [due] = item.timers;
  return {
    'lead.id': item.id,
    'lead.due': due ? x.program.baseCalendar.textOf(due.at) : null,
    'lead.reason': item.reasons[0]?.title ?? null,
    'lead.holder': leadHolders(item, x)
      .map((holder) => roleTitle(x.program, holder))
      .join(', '),
  };
}
