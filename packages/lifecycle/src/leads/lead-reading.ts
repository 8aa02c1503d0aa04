import type { ItemReading } from '@tierwright/engine';
import { answerFacts } from '../forms/answer-facts.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Instant } from '../time/instant.ts';
import type { Lead } from './lead.ts';
import type { LeadFacts } from './lead-facts.ts';
import { leadRules } from './lead-rules.ts';

/** What every step of a lead is given. */
export interface LeadContext {
  readonly program: LifecycleProgram;
  readonly facts: LeadFacts;
}

/** A lead as a partner would have it: its answers as facts, the partner’s facts of the day, parameters as of its coming in (S11). */
export function readLead({ answers, createdAt }: Lead, partner: string, { program, facts }: LeadContext, at: Instant): ItemReading {
  const { baseCalendar, program: document } = program;
  const reading = facts.partner(partner, baseCalendar.dayOf(at), baseCalendar.dayOf(createdAt));
  const given = facts.candidates.find((candidate) => candidate.partner === partner)?.openLeads ?? null;
  const open = given === null ? {} : { 'leads.open': given };
  return reading.about({ ...answerFacts(leadRules(program).form, answers, 'lead', document.currency), ...open });
}
