import type { Fund, Program, Term } from '@tierwright/program';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';

/** How a claim is made, with what the document leaves to its defaults. */
interface ClaimRules {
  readonly within: Term;
  readonly remind: readonly Term[];
  readonly proof: readonly string[];
  /** The chain that reads the proof; without one nobody does. */
  readonly approval?: string;
  readonly times: number;
}

/** A fund of the program by its id; nothing where there is none. */
export const findFund = ({ program }: LifecycleProgram, id: string): Fund | undefined => program.funds?.find((fund) => fund.id === id);

/** The fund of a request. That it is there was checked when the request began, and when it was moved to another version. */
export function fundOf(program: LifecycleProgram, id: string): Fund {
  const fund = findFund(program, id);
  if (!fund) throw new Error(`The program has no fund ${id}`);
  return fund;
}

export const currencyOf = (program: Program, { currency }: Fund): string => currency ?? program.currency;

export function claimRules({ claim = {} }: Fund): ClaimRules {
  const { within = 'P30D', remind = ['P7D'], proof = ['invoice'], approval, times = 1 } = claim;
  return { within, remind, proof, times, ...(approval === undefined ? {} : { approval }) };
}

export const payRules = ({ pay = {} }: Fund): { as: 'credit' | 'transfer'; sla: Term } => ({
  as: pay.as ?? 'credit',
  sla: pay.sla ?? 'P30D',
});

export const planChain = ({ approval = 'review' }: Fund): string => approval;
