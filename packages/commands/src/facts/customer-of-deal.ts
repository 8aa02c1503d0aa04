import { type Deal, dealKeys, type LifecycleProgram } from '@tierwright/lifecycle';
import type { CustomerKey } from '@tierwright/store';

const ALONE = ['registration', 'domain', 'nameCountry'] as const;

/** Answers of a deal: those it has, or those that a message or a change would give it. */
type Answers = Deal['answers'];

/** What tells customers apart, of several answers: what is locked, and what deals of the same customer share one of. */
export function customerOf(program: LifecycleProgram, answers: readonly Answers[]): readonly CustomerKey[] {
  const found = new Map<string, CustomerKey>();
  for (const its of answers) {
    const { customer } = dealKeys(program, { answers: its });
    for (const kind of ALONE) {
      const value = customer[kind];
      if (value !== null) found.set(`${kind}\n${value}`, { kind, value });
    }
  }
  return [...found.values()];
}

/** The countries, where the program looks for likely duplicates among all customers of one. */
export function countriesOf(program: LifecycleProgram, answers: readonly Answers[]): readonly CustomerKey[] {
  const checks = program.program.dealRegistration?.conflicts?.checks;
  // Without checks of its own a program has those of the language, and one of them looks for likely duplicates.
  if (checks !== undefined && !checks.some(({ on }) => on === 'likelyDuplicate')) return [];
  const codes = answers.flatMap((its) => dealKeys(program, { answers: its }).customer.country ?? []);
  return [...new Set(codes)].map((value) => ({ kind: 'country', value }));
}

/** The answers that a deal has, or would have by an open change: both count where others look at it (D4). */
export function answersOf({ answers, requests }: Pick<Deal, 'answers' | 'requests'>): readonly Answers[] {
  return [answers, ...requests.flatMap((request) => (request.kind === 'change' && request.state === 'open' ? [request.answers] : []))];
}

/** The deals that a deal names: it waits for them, or somebody is asked about them. */
export function namedBy({ waitsFor, asking }: Deal): readonly string[] {
  const asked = asking ? [...asking.conflicts, ...asking.began].flatMap(({ opposing }) => opposing ?? []) : [];
  return [...new Set([...waitsFor, ...asked])];
}
