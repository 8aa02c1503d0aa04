import type { Outcome } from '@tierwright/program';
import { advance, type Step } from '../machine/advance.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { refusal } from '../machine/refusal.ts';
import type { Instant } from '../time/instant.ts';
import type { FundFacts } from './fund-facts.ts';
import { fundMachine } from './fund-machine.ts';
import type { FundRequest } from './fund-request.ts';
import { findFund } from './fund-rules.ts';
import type { FundMessage } from './messages.ts';

/** Which fund a partner wants money of. */
export interface FundBeginning {
  readonly id: string;
  readonly fund: string;
  readonly partner: string;
}

/** A new request, as a draft. Refused where the program has no such fund (OPS104). */
export function beginFundRequest(
  program: LifecycleProgram,
  { id, fund, partner }: FundBeginning,
  now: Instant,
  facts: FundFacts,
): Outcome<Step<FundRequest>> {
  if (!findFund(program, fund)) {
    const expected = `one of ${(program.program.funds ?? []).map((other) => other.id).join(', ')}`;
    return { ok: false, problems: [refusal('OPS104', 'The program has no such fund.', { pointer: '/fund', value: fund, expected })] };
  }
  const item: FundRequest = {
    kind: 'fund',
    id,
    program: program.hash,
    revision: 0,
    at: now,
    state: 'draft',
    since: now,
    timers: [],
    fund,
    partner,
    submitter: null,
    plan: null,
    submittedAt: null,
    amount: null,
    period: null,
    approvedAt: null,
    share: null,
    reservations: [],
    endedOn: null,
    proof: [],
    proven: [],
    refusedClaims: 0,
    paid: null,
    chains: [],
    reasons: [],
  };
  return advance(fundMachine, item, { type: 'begin' }, now, { program, facts });
}

/**
 * A step of a request: what is due at `now`, then the message, if there is one. Refused, with the item unchanged: OPS1xx,
 * OPS21x (answers), OPS3xx (decisions), OPS5xx.
 */
export const stepFundRequest = (
  program: LifecycleProgram,
  item: FundRequest,
  message: FundMessage | undefined,
  now: Instant,
  facts: FundFacts,
): Outcome<Step<FundRequest>> => advance(fundMachine, item, message, now, { program, facts });

/** Roles or people who hold a request now. */
export const holdersOfRequest = (program: LifecycleProgram, item: FundRequest, facts: FundFacts): readonly string[] =>
  fundMachine.holders(item, { program, facts });
