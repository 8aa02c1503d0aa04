import type { Json } from '@tierwright/program';
import type { GroupValues } from '../fact-set/fact-set.ts';
import type { FactPlan } from '../facts/fact-plan.ts';
import { valueOfCell } from '../facts/fact-scope.ts';
import { missingGroups } from '../facts/missing-groups.ts';
import type { Cell } from '../records/record-row.ts';
import { type Findings, isObject, pointerKey } from './findings.ts';
import { type Expected, type ReadingContext, readCell, readForeignMoney, whyNot } from './read-value.ts';

export interface FactReading extends ReadingContext {
  readonly findings: Findings;
  readonly ignoreExtra: boolean;
}

/** A value of a partner as facts hold it; null where it is null or cannot be read. */
export function readFactValue(json: Json, expected: Expected, pointer: string, reading: FactReading): Cell {
  if (json === null) return null;
  const cell = readCell(json, expected, reading);
  if (cell !== undefined) return cell;
  const written = expected.type === 'money' ? readForeignMoney(json) : undefined;
  if (written?.currency === reading.currency) return written.minor;
  reading.findings.add(pointer, written ? inOtherCurrency(json, reading.currency) : whyNot(json, expected, reading));
  return null;
}

/** Only records have dates, and so rates. */
const inOtherCurrency = (value: Json, currency: string) => ({
  code: 'PDL411',
  value,
  expected: currency,
  message: `Money that is no record's is in ${currency}.`,
});

/** A value for each group: those given, and `missing` for the other words of the group field. */
export function readGroups(
  json: Json,
  plan: Pick<FactPlan, 'groups' | 'missing' | 'type'>,
  expected: Expected,
  pointer: string,
  reading: FactReading,
): GroupValues {
  const values = missingGroups(plan);
  if (!isObject(json)) {
    reading.findings.add(pointer, {
      code: 'PDL407',
      value: json,
      expected: 'a value for each group',
      message: 'The fact has a value for each group.',
    });
    return values;
  }
  for (const [group, value] of Object.entries(json)) {
    const at = `${pointer}/${pointerKey(group)}`;
    if (plan.groups !== null && !plan.groups.includes(group)) {
      if (!reading.ignoreExtra) {
        reading.findings.add(at, {
          code: 'PDL412',
          value: group,
          expected: `one of ${plan.groups.join(', ')}`,
          message: `${group} is no group of the fact.`,
        });
      }
      continue;
    }
    values[group] = valueOfCell(readFactValue(value, expected, at, reading), plan.type);
  }
  return values;
}
