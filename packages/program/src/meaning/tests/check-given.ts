import { toMinor } from '../../money/minor-units.ts';
import { childPointer } from '../../source/json-pointer.ts';
import type { Json } from '../../tests/schema.ts';
import type { TypeOfValue } from '../../types-of-values/value.ts';
import type { Literal } from '../../values/schema.ts';
import type { Examination } from '../examination.ts';
import { oneOf } from '../references.ts';
import { checkLiteral, wrongType } from '../values/check-literal.ts';

const isMap = (value: Json): value is { [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether JSON has the shape of a literal of the language. */
export const isLiteral = (value: Json): value is Literal =>
  !isMap(value) && (!Array.isArray(value) || value.every((entry) => typeof entry === 'string'));

/** A value that a test gives: of the type, unknown (null), or for a grouped value one for each group. */
export function checkGiven(x: Examination, value: Json, type: TypeOfValue, pointer: string, options: { group?: string } = {}): void {
  if (value === null) return;
  if (options.group !== undefined) {
    if (!isMap(value)) {
      x.report.add('PDL211', pointer, `This value has one for each \`${options.group}\`.`, {
        value,
        expected: 'an object with a value for each group',
      });
      return;
    }
    for (const [group, own] of Object.entries(value)) {
      const at = childPointer(pointer, group);
      checkGroupName(x, options.group, group, at);
      checkGiven(x, own, type, at);
    }
    return;
  }
  if (!isLiteral(value)) {
    wrongType(x, value, type, pointer);
    return;
  }
  checkLiteral(x, value, type, pointer);
}

/** The name of a group, where all groups are listed. */
export function checkGroupName({ types, report }: Examination, field: string, group: string, pointer: string): void {
  const words = types.groups.get(field)?.values;
  if (!words || words.includes(group)) return;
  report.add('PDL214', pointer, `There is no \`${field}\` called \`${group}\`.`, {
    value: group,
    expected: oneOf('a group', words),
    among: () => words,
    at: 'key',
  });
}

/** Money of a record: in the program's currency, or in exactly one other. */
export function checkRecordMoney(x: Examination, value: Json, type: TypeOfValue, pointer: string): void {
  if (!isMap(value)) {
    checkGiven(x, value, type, pointer);
    return;
  }
  const [entry, ...more] = Object.entries(value);
  const amount = entry?.[1];
  if (!entry || more.length > 0 || typeof amount !== 'number') {
    x.report.add('PDL211', pointer, 'An amount of a record is in one currency.', { value, expected: 'a number, or { "USD": 400 }' });
    return;
  }
  const literal: Literal = { [entry[0]]: amount };
  if (toMinor(amount, entry[0]) === undefined) checkLiteral(x, literal, type, pointer, { perCurrency: true });
}
