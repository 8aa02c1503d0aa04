import type { Decision } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import { api } from '../service/api.ts';

/** One partner as it is decided, with its records and its family. */
export async function partnerFile(partner: string, program: string | null, signal: AbortSignal): Promise<PartnerData> {
  const query = { partner, ...(program === null ? {} : { program }) };
  const { body } = await api.getBase({ query, signal });
  return JSON.parse(body) as PartnerData;
}

/** What is said of a partner, with what is set by hand in its place. */
export function withFacts(partner: PartnerData, facts: Readonly<Record<string, Json>>): PartnerData {
  return Object.keys(facts).length === 0 ? partner : { ...partner, facts: { ...partner.facts, ...facts } };
}

/** The values of facts without groups, as a decision has them. */
export const recordedIn = (decision: Decision | null): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    (decision?.trace?.facts ?? []).flatMap(({ fact, group, value }) => (group === undefined ? [[fact, value as Json]] : [])),
  );

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a fact begins with whose values are no words. A day that nobody is before. */
const FIRST: Readonly<Record<string, Json>> = {
  boolean: false,
  date: '2000-01-01',
  integer: 0,
  number: 0,
  money: 0,
  percent: 0,
  string: '',
};

/** A partner of whom nothing is known but what the program has to know of everybody: the first value of each such fact. */
export function madeUp(facts: unknown): PartnerData {
  const needed = Object.entries(isObject(facts) ? facts : {}).flatMap(([id, fact]): [string, Json][] => {
    if (!isObject(fact) || fact.onMissing !== 'error' || fact.by !== undefined) return [];
    const [word] = Array.isArray(fact.values) ? fact.values : [];
    const first = typeof word === 'string' ? (fact.type === 'set' ? [word] : word) : FIRST[String(fact.type)];
    return first === undefined ? [] : [[id, first]];
  });
  return { id: 'made-up', facts: Object.fromEntries(needed) };
}
