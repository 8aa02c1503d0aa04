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

/** The name of a customer in its country: likely duplicates are looked for among those of one country (D5). */
export interface NameInCountry {
  readonly country: string;
  readonly name: string;
}

export function namesOf(program: LifecycleProgram, answers: readonly Answers[]): readonly NameInCountry[] {
  return answers.flatMap((its) => {
    const { country, sortedName: name } = dealKeys(program, { answers: its }).customer;
    return country === null || name === null ? [] : [{ country, name }];
  });
}

/** As a key: its kind is the country, so that the names of one are found. */
export const nameKey = ({ country, name }: NameInCountry): CustomerKey => ({ kind: `name:${country}`, value: name });

/** The answers that a deal has, or would have by an open change: both count where others look at it (D4). */
export function answersOf({ answers, requests }: Pick<Deal, 'answers' | 'requests'>): readonly Answers[] {
  return [answers, ...requests.flatMap((request) => (request.kind === 'change' && request.state === 'open' ? [request.answers] : []))];
}

/** The deals that a deal names: it waits for them, or somebody is asked about them. */
export function namedBy({ waitsFor, asking }: Deal): readonly string[] {
  const asked = asking ? [...asking.conflicts, ...asking.began].flatMap(({ opposing }) => opposing ?? []) : [];
  return [...new Set([...waitsFor, ...asked])];
}
