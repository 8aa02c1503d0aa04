import type { Leaf } from '../../conditions/schema.ts';
import { isFactRef } from '../../types-of-values/each-leaf.ts';
import { NEGATING } from '../../types-of-values/traits.ts';
import { familyOf, isNumeric, type TypeOfValue, type ValueInfo } from '../../types-of-values/value.ts';
import type { Literal } from '../../values/schema.ts';
import type { Examination } from '../examination.ts';
import { checkDate } from '../values/check-date.ts';
import { checkLiteral, inWords } from '../values/check-literal.ts';
import { checkParameterDomain } from '../values/parameter-literals.ts';
import { OPERATOR_FITS, operatorsFor } from './operators.ts';

export type ReadValue = (id: string, pointer: string) => ValueInfo | undefined;

/** A leaf: both sides are known here, the operator fits the left one, the right one fits both. */
export function checkLeaf(x: Examination, leaf: Leaf, pointer: string, read: ReadValue): void {
  const left = read(leaf.fact, `${pointer}/fact`);
  const right = isFactRef(leaf.value) ? read(leaf.value.fact, `${pointer}/value/fact`) : undefined;
  if (!left) return;
  const fit = OPERATOR_FITS[leaf.operator];
  if (!fit.types.includes(left.type)) {
    x.report.add('PDL210', `${pointer}/operator`, `\`${leaf.operator}\` compares ${fit.words}; \`${leaf.fact}\` is of type ${left.type}.`, {
      value: leaf.operator,
      expected: `one of ${operatorsFor(left.type).join(', ')}`,
    });
    return;
  }
  if (!isFactRef(leaf.value)) checkRightLiteral(x, left, leaf.value, leaf, `${pointer}/value`);
  else if (right) checkRightValue(x, left, right, leaf, `${pointer}/value/fact`);
  checkUnknown(x, left, right, leaf, pointer);
}

function checkRightLiteral(x: Examination, left: ValueInfo, literal: Literal, leaf: Leaf, pointer: string): void {
  const { right } = OPERATOR_FITS[leaf.operator];
  if (right === 'same') {
    checkLiteral(x, literal, left, pointer);
    return;
  }
  const word: TypeOfValue = { type: 'string', ...(left.values ? { values: left.values } : {}) };
  if (right === 'word') {
    checkLiteral(x, literal, word, pointer);
    return;
  }
  if (!Array.isArray(literal)) {
    x.report.add('PDL213', pointer, `\`${leaf.operator}\` needs a list.`, { value: literal, expected: 'a list of words, or a set' });
    return;
  }
  if (left.type !== 'date') {
    checkLiteral(x, literal, { ...word, type: 'set' }, pointer);
    return;
  }
  literal.forEach((date, index) => {
    checkDate(x, date, `${pointer}/${index}`);
  });
}

function checkRightValue(x: Examination, left: ValueInfo, right: ValueInfo, leaf: Leaf, pointer: string): void {
  const { report } = x;
  const fit = OPERATOR_FITS[leaf.operator].right;
  if (fit === 'list') {
    if (right.type === 'set') {
      checkWords(x, left, right, pointer);
      return;
    }
    report.add('PDL213', pointer, `\`${leaf.operator}\` needs a list; \`${right.id}\` is of type ${right.type}.`, {
      value: right.id,
      expected: 'a list of words, or a set',
    });
    return;
  }
  const wanted = fit === 'word' ? 'word' : familyOf(left.type);
  if (familyOf(right.type) !== wanted) {
    const units = isNumeric(left.type) && isNumeric(right.type);
    report.add(
      units ? 'PDL212' : 'PDL211',
      pointer,
      `\`${left.id}\` (${left.type}) cannot be compared with \`${right.id}\` (${right.type}).`,
      {
        value: right.id,
        expected: fit === 'word' ? 'a word' : inWords(left.type),
      },
    );
    return;
  }
  if (left.perCurrency || right.perCurrency) {
    const id = left.perCurrency ? left.id : right.id;
    report.add('PDL212', pointer, `\`${id}\` has an amount for each currency and compares with nothing.`, {
      value: id,
      expected: `one amount, in ${x.program.currency}`,
    });
    return;
  }
  if (left.unit !== undefined && right.unit !== undefined && left.unit !== right.unit)
    report.add('PDL212', pointer, `\`${left.id}\` counts ${left.unit}, \`${right.id}\` counts ${right.unit}.`, {
      value: right.id,
      expected: `a value in ${left.unit}`,
    });
  if (wanted === 'word') checkWords(x, left, right, pointer);
  if (right.of === 'parameter') checkParameterDomain(x, right.id, left);
}

/** Two vocabularies that share no word can never agree. */
function checkWords({ report }: Examination, left: ValueInfo, right: ValueInfo, pointer: string): void {
  const { values } = left;
  if (!values || !right.values || right.values.some((word) => values.includes(word))) return;
  report.add('PDL214', pointer, `No word of \`${right.id}\` is a word of \`${left.id}\`.`, {
    value: right.id,
    expected: `a value with words such as ${values.slice(0, 3).join(', ')}`,
  });
}

const UPPER_BOUNDS: ReadonlySet<Leaf['operator']> = new Set(['equal', 'lessThan', 'lessThanInclusive']);

/** Decision 7: nothing may be met because something is not known. */
function checkUnknown({ report }: Examination, left: ValueInfo, right: ValueInfo | undefined, leaf: Leaf, pointer: string): void {
  const at = `${pointer}/operator`;
  const unknown = [left, right].find((side) => side?.unknown || side?.bounded);
  if (NEGATING.has(leaf.operator) && unknown)
    report.add('PDL220', at, `\`${unknown.id}\` may be unknown, and \`${leaf.operator}\` asks for what it is not.`, {
      value: leaf.operator,
      expected: 'a test of what it is',
    });
  else if (UPPER_BOUNDS.has(leaf.operator) && left.bounded)
    report.add('PDL220', at, `Parts of \`${left.id}\` may be unknown, so it has a lower bound only.`, {
      value: leaf.operator,
      expected: 'greaterThan or greaterThanInclusive, or parts that are always known',
    });
}
