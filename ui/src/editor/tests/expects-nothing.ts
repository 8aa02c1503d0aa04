import type { Json } from '@tierwright/program';
import { itemsOf, memberOf, membersOf } from '../document/reading.ts';
import { linesOf } from './expectation.ts';

/** Whether a test compares nothing in any of its cases. */
export function expectsNothing(test: Json | undefined): boolean {
  const isEmpty = (holder: Json | undefined) => linesOf(memberOf(holder, 'expect')).length === 0;
  // A “what if” has a case for each of its facts.
  const instead = itemsOf(memberOf(test, 'instead')).filter((one) => Object.keys(membersOf(memberOf(one, 'facts'))).length > 0);
  return [test, ...instead, ...itemsOf(memberOf(test, 'timeline'))].every(isEmpty);
}
