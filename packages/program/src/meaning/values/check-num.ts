import { isFactRef } from '../../types-of-values/each-leaf.ts';
import { familyOf, type TypeOfValue } from '../../types-of-values/value.ts';
import type { Num, TermValue } from '../../values/schema.ts';
import { readValue } from '../conditions/read-value.ts';
import type { Scope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkTerm } from './check-duration.ts';
import { checkLiteral, inWords } from './check-literal.ts';
import { checkParameterDomain } from './parameter-literals.ts';

/** A number, or a value of the type that the number would have; inside the type's domain. */
export function checkNum(x: Examination, num: Num | undefined, type: TypeOfValue, pointer: string, scope: Scope): void {
  if (num === undefined) return;
  if (!isFactRef(num)) {
    checkLiteral(x, num, type, pointer);
    return;
  }
  const at = `${pointer}/fact`;
  const info = readValue(x, num.fact, at, scope);
  if (!info) return;
  if (familyOf(info.type) !== familyOf(type.type) || info.perCurrency)
    x.report.add('PDL211', at, `\`${info.id}\` is of type ${info.type}.`, { value: info.id, expected: inWords(type.type) });
  else if (info.of === 'parameter') checkParameterDomain(x, info.id, type);
}

/** A percentage from 0 to 100. */
export const checkPercent = (x: Examination, num: Num | undefined, pointer: string, scope: Scope): void =>
  checkNum(x, num, { type: 'percent', min: 0, max: 100 }, pointer, scope);

/** A term, or a duration that is read elsewhere. */
export function checkTermValue(x: Examination, term: TermValue | undefined, pointer: string, scope: Scope): void {
  if (term === undefined) return;
  if (!isFactRef(term)) {
    checkTerm(x, term, pointer);
    return;
  }
  const at = `${pointer}/fact`;
  const info = readValue(x, term.fact, at, scope);
  if (info && info.type !== 'duration')
    x.report.add('PDL211', at, `\`${info.id}\` is of type ${info.type}.`, { value: info.id, expected: 'a duration' });
}
