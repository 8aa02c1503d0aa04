import type { Outcome } from '@tierwright/program';
import { advance, type Machine, type Step } from '../machine/advance.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { refusal } from '../machine/refusal.ts';
import type { Instant } from '../time/instant.ts';
import type { Answers } from './answers.ts';
import { checkMessage } from './check-message.ts';
import type { Deal } from './deal.ts';
import type { DealFacts } from './deal-facts.ts';
import { dealTable } from './deal-table.ts';
import { type DealContext, workOn } from './deal-work.ts';
import { draftDeal } from './draft-deal.ts';
import { fireDeal } from './fire-deal.ts';
import type { DealMessage } from './messages.ts';
import { receiveDeal } from './receive-deal.ts';
import { whyNotBy } from './rights.ts';
import { holdersOfDeal, partiesOfDeal, variablesOfDeal } from './variables.ts';

/** What a registration is. */
export const dealMachine: Machine<Deal, DealMessage, DealContext> = {
  table: dealTable,
  fire: (run, timer, context) => fireDeal(workOn(run, context), timer),
  receive: (run, message, context) => receiveDeal(workOn(run, context), message),
  variables: variablesOfDeal,
  holders: holdersOfDeal,
  parties: partiesOfDeal,
};

/** What begins a deal is no message: nobody can send it later. */
const beginning: Machine<Deal, Extract<DealMessage, { type: 'edit' }>, DealContext> = {
  ...dealMachine,
  receive: (run, message, context) => {
    const wrong = checkMessage(message) ?? whyNotBy(workOn(run, context), message);
    if (!wrong) run.emit('deal.draft');
    return wrong;
  },
};

/** Who registers what. */
export interface DealBeginning {
  readonly id: string;
  readonly partner: string;
  /** The person. */
  readonly by: string;
  readonly answers?: Answers;
}

/** A new registration, as a draft. Refused where the program has no deal registration (OPS104), or the person is not of the partner. */
export function beginDeal(
  program: LifecycleProgram,
  { id, partner, by, answers = {} }: DealBeginning,
  now: Instant,
  facts: DealFacts,
): Outcome<Step<Deal>> {
  if (!program.program.dealRegistration) {
    const problem = refusal('OPS104', 'The program has no deal registration.', {
      expected: 'a program with the section `dealRegistration`',
    });
    return { ok: false, problems: [problem] };
  }
  const item = draftDeal({ id, program: program.hash, partner, answers }, now);
  return advance(beginning, item, { type: 'edit', by, answers }, now, { program, facts });
}

/**
 * One step of a registration: everything due by now, then the message. Refused with the deal as it was: OPS1xx (state,
 * unknown ids, values, rights), OPS2xx (what registration does not allow), OPS3xx (approvals).
 */
export const stepDeal = (
  program: LifecycleProgram,
  deal: Deal,
  message: DealMessage | undefined,
  now: Instant,
  facts: DealFacts,
): Outcome<Step<Deal>> => advance(dealMachine, deal, message, now, { program, facts });

/** Roles or people who hold a registration now. */
export const holdersOfRegistration = (program: LifecycleProgram, deal: Deal, facts: DealFacts): readonly string[] =>
  dealMachine.holders(deal, { program, facts });
