import { CHECKS, type Json } from '@tierwright/program';
import { itemsOf, memberOf, textOf } from '../document/reading.ts';
import type { Choice } from '../entries/choice-member.tsx';
import { type Naming, named } from './naming.ts';

/** What decides a deal where no rule of the list does. */
const OTHERS = ['otherwise', 'notEligible', 'couldNotCheck', 'distribution'] as const;
const CONFLICT = 'conflict.';

const registrationOf = ({ known }: Naming) => known.program.dealRegistration as Json | undefined;
const checksOf = (naming: Naming) => itemsOf(memberOf(memberOf(registrationOf(naming), 'conflicts'), 'checks'));

/** What a check looks for: its own title, else that of its kind. */
function checkInWords(naming: Naming, on: string): string {
  const own = textOf(
    memberOf(
      checksOf(naming).find((check) => memberOf(check, 'on') === on),
      'title',
    ),
  );
  const known = CHECKS.find((check) => check === on);
  return own || (known ? naming.sayDeal(known) : on);
}

/** By what a deal is decided, as people read it. */
export function reasonInWords(naming: Naming, by: string): string {
  const other = OTHERS.find((one) => one === by);
  if (other) return naming.say(`by.${other}`);
  if (by.startsWith(CONFLICT)) return naming.say('by.conflict', { check: checkInWords(naming, by.slice(CONFLICT.length)) });
  return named(naming, 'dealRule', by);
}

/** All that can decide a deal of the program: its rules, its checks for conflicts, and what stands before and behind them. */
export function reasonChoices(naming: Naming): readonly Choice[] {
  const registration = registrationOf(naming);
  const rules = itemsOf(memberOf(memberOf(registration, 'rules'), 'list')).map((rule) => textOf(memberOf(rule, 'id')));
  const checks = checksOf(naming).map((check) => `${CONFLICT}${textOf(memberOf(check, 'on'))}`);
  const isConfirmed = memberOf(memberOf(registration, 'distribution'), 'confirm') !== undefined;
  const others = OTHERS.filter((one) => isConfirmed || one !== 'distribution');
  return [...new Set([...rules, ...checks, ...others])].map((by) => ({ value: by, label: reasonInWords(naming, by) }));
}
