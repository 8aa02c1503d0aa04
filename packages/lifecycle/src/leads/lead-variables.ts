import { roleTitle } from '../approvals/role-title.ts';
import { answerValues } from '../notices/answer-values.ts';
import type { NoticeValues } from '../notices/notice-value.ts';
import type { Lead } from './lead.ts';
import type { LeadContext } from './lead-reading.ts';
import { leadRules } from './lead-rules.ts';

/** Who has to act on a lead now: its partner, or the role that takes what nobody takes. */
export function leadHolders({ state, partner }: Lead, { program }: LeadContext): readonly string[] {
  if (state === 'won' || state === 'lost' || state === 'disqualified') return [];
  return partner === null ? [leadRules(program).otherwise] : ['partner'];
}

/** What notices may say of a lead. */
export function leadVariables(item: Lead, x: LeadContext): NoticeValues {
  const [due] = item.timers;
  const { program, facts } = x;
  return {
    ...answerValues(leadRules(program).form ?? [], item.answers, { prefix: 'lead', currency: program.program.currency, facts }),
    'lead.id': item.id,
    'lead.due': due ? { at: due.at } : null,
    'lead.reason': item.reasons[0]?.title ?? null,
    'lead.holder': leadHolders(item, x)
      .map((holder) => roleTitle(program, holder))
      .join(', '),
  };
}
