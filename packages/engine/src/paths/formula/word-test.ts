import type { FactValue } from '@tierwright/facts';
import type { Operator } from '@tierwright/program';
import { OPERATOR_TESTS } from '../../conditions/operators.ts';
import type { Choice } from '../quantity/choice.ts';
import { insideOf, movablesOf } from '../quantity/quantity.ts';
import { type Formula, MET, MISSED, type Statuses, UNKNOWN } from './formula.ts';
import { TestFormula } from './test-of.ts';

/** A test of words, flags, terms, or a date in a list: every pair of values that both sides may have. */
export function wordTest(operator: Operator, left: Choice<FactValue>, right: Choice<FactValue>): Formula {
  const test = OPERATOR_TESTS[operator];
  const both = [left, right];
  return new TestFormula({
    movables: movablesOf(both),
    inside: insideOf(both),
    together: () => 0,
    statuses: (box) => {
      const lefts = left.options(box);
      const rights = right.options(box);
      let statuses: Statuses = lefts.mayBeUnknown || rights.mayBeUnknown ? UNKNOWN : 0;
      for (const one of lefts.values) {
        for (const other of rights.values) {
          if (one === null || other === null) statuses |= UNKNOWN;
          else statuses |= test(one, other) ? MET : MISSED;
        }
      }
      return statuses;
    },
  });
}
