import { readPartner } from '@tierwright/engine';
import type { Outcome, Problem } from '@tierwright/program';
import type { Answers } from '../deals/answers.ts';
import { answerFacts } from '../forms/answer-facts.ts';
import { conditionalProblems, shapeProblems } from '../forms/check-answers.ts';
import { advance, type Machine, type Step } from '../machine/advance.ts';
import type { Timer } from '../machine/item.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { refusal } from '../machine/refusal.ts';
import type { Run } from '../machine/run.ts';
import type { Instant } from '../time/instant.ts';
import { wrongMessage } from './check-message.ts';
import { remindOfFeedback } from './feedback-clock.ts';
import type { Lead } from './lead.ts';
import type { LeadFacts } from './lead-facts.ts';
import type { LeadContext } from './lead-reading.ts';
import { leadRules } from './lead-rules.ts';
import { leadTable } from './lead-table.ts';
import { leadHolders, leadVariables } from './lead-variables.ts';
import type { LeadMessage } from './messages.ts';
import { closeOffer, offerOrHandOver, passOn } from './place-lead.ts';
import { receiveLead } from './receive-lead.ts';

type InnerLeadMessage = LeadMessage | { readonly type: 'begin' };

/** What a lead is. */
export const leadMachine: Machine<Lead, InnerLeadMessage, LeadContext> = {
  table: leadTable,
  fire,
  receive,
  variables: leadVariables,
  holders: leadHolders,
  parties: ({ partner }) => ({ partner, distributor: null }),
};

function fire(run: Run<Lead>, { id }: Timer, x: LeadContext): void {
  if (id === 'accept') {
    closeOffer(run, 'expired');
    passOn(run, x, 'due');
  } else if (leadRules(x.program).feedback.onMissed === 'remind') {
    remindOfFeedback(run, x);
  } else {
    closeOffer(run, 'recalled', 'There was no feedback in time.');
    passOn(run, x, 'recall');
  }
}

/** Nobody but the program itself begins a lead. */
function receive(run: Run<Lead>, message: InnerLeadMessage, x: LeadContext): Problem | undefined {
  if (run.item.revision > 0) return wrongMessage(run.item, message, x) ?? receiveLead(run, message as LeadMessage, x);
  offerOrHandOver(run, x);
  return undefined;
}

/** Somebody who may buy: answers of the program’s form. */
export interface LeadBeginning {
  readonly id: string;
  readonly answers: Answers;
}

/**
 * A lead comes in and is offered to the first partner at once. Refused where the program has no leads (OPS602) or the answers
 * are not those of its form (OPS21x).
 */
export function beginLead(program: LifecycleProgram, { id, answers }: LeadBeginning, now: Instant, facts: LeadFacts): Outcome<Step<Lead>> {
  if (!program.program.leads) return { ok: false, problems: [refusal('OPS602', 'The program has no leads.')] };
  const { form } = leadRules(program);
  const { currency } = program.program;
  const problems = shapeProblems(form, answers, { pointer: '/answers', currency });
  const unanswered = problems.length > 0 ? problems : stillAsked(program, answers, now);
  if (unanswered.length > 0) return { ok: false, problems: [...unanswered] };
  const item: Lead = {
    kind: 'lead',
    id,
    program: program.hash,
    revision: 0,
    at: now,
    state: 'unplaced',
    since: now,
    timers: [],
    answers,
    createdAt: now,
    partner: null,
    offers: [],
    reportedAt: null,
    reasons: [],
  };
  return advance(leadMachine, item, { type: 'begin' }, now, { program, facts });
}

/** Answers that are missing because of a field's `when`, of which nothing is known but the lead itself: it is nobody's yet. */
function stillAsked(program: LifecycleProgram, answers: Answers, now: Instant): readonly Problem[] {
  const { form } = leadRules(program);
  if (form.every(({ when, of = [] }) => when === undefined && of.every((field) => field.when === undefined))) return [];
  const nobody = readPartner(program.compiled, { id: 'nobody' }, { asOf: program.baseCalendar.dayOf(now) });
  if (!nobody.ok) return [];
  return conditionalProblems(form, answers, nobody.value.about(answerFacts(form, answers, 'lead', program.program.currency)), '/answers');
}

/** A step of a lead: what is due at `now`, then the message, if there is one. Refused, with the item unchanged: OPS1xx, OPS6xx. */
export const stepLead = (
  program: LifecycleProgram,
  item: Lead,
  message: LeadMessage | undefined,
  now: Instant,
  facts: LeadFacts,
): Outcome<Step<Lead>> => advance(leadMachine, item, message, now, { program, facts });

/** Roles or people who hold a lead now. */
export const holdersOfLead = (program: LifecycleProgram, item: Lead, facts: LeadFacts): readonly string[] =>
  leadMachine.holders(item, { program, facts });
