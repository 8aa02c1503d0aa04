import type { Derived, HeldOf, RatioOf } from '../../derived/schema.ts';
import { isFactRef } from '../../types-of-values/each-leaf.ts';
import { familyOf, isNumeric, isOrdered, type ValueInfo } from '../../types-of-values/value.ts';
import { checkCondition } from '../conditions/check-condition.ts';
import { readValue } from '../conditions/read-value.ts';
import { definitionScope, Groups, type Scope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkCalendarPeriod } from '../facts/check-windows.ts';
import { checkRequirement, oneOf } from '../references.ts';
import { checkDuration } from '../values/check-duration.ts';
import { checkSize } from '../values/check-literal.ts';
import { checkScore } from './check-score.ts';

/** Derived values: their operands exist, fit together, and belong to one group. */
export function checkDerived(x: Examination): void {
  for (const [id, derived] of Object.entries(x.program.derived ?? {})) checkOne(x, derived, `/derived/${id}`);
}

function checkOne(x: Examination, derived: Derived, pointer: string): void {
  const scope = definitionScope();
  if ('count' in derived) checkCounted(x, derived.count, pointer, scope);
  else if ('score' in derived) checkScore(x, derived.score, pointer, scope);
  else if ('ratio' in derived) checkRatio(x, derived, pointer, scope);
  else if ('sum' in derived) {
    const added = readOperands(x, derived.sum, `${pointer}/sum`, scope);
    const taken = readOperands(x, derived.minus ?? [], `${pointer}/minus`, scope);
    checkAlike(x, [...added, ...taken], isNumeric, 'a number, money or a percentage');
  } else if ('min' in derived)
    checkAlike(x, readOperands(x, derived.min, `${pointer}/min`, scope), isOrdered, 'a number, money, a percentage or a date');
  else if ('max' in derived)
    checkAlike(x, readOperands(x, derived.max, `${pointer}/max`, scope), isOrdered, 'a number, money, a percentage or a date');
  else if ('each' in derived) checkEach(x, derived.each, derived.where, pointer);
  else checkHeld(x, derived, pointer, scope);
}

interface Operand {
  info: ValueInfo;
  pointer: string;
}

const readOperands = (x: Examination, ids: readonly string[], pointer: string, scope: Scope): Operand[] =>
  ids.flatMap((id, index) => {
    const info = readValue(x, id, `${pointer}/${index}`, scope);
    return info ? [{ info, pointer: `${pointer}/${index}` }] : [];
  });

/** Requirements that are counted belong to one group. */
function checkCounted(x: Examination, requirements: readonly string[], pointer: string, scope: Scope): void {
  requirements.forEach((requirement, index) => {
    const at = `${pointer}/count/${index}`;
    if (checkRequirement(x, requirement, at)) checkGroup(x, requirement, at, scope);
  });
}

function checkGroup({ report, types }: Examination, requirement: string, pointer: string, { groups }: Scope): void {
  const by = types.requirements.get(requirement)?.by;
  if (by !== undefined && !groups.admits(by))
    report.add('PDL217', pointer, `\`${requirement}\` is met or not for each \`${by}\`, but ${groups.words}.`, {
      value: requirement,
      expected: 'requirements of one group',
    });
}

/** Operands of one kind and one unit. */
function checkAlike(
  { report }: Examination,
  operands: readonly Operand[],
  allowed: (type: ValueInfo['type']) => boolean,
  expected: string,
): void {
  const first = operands[0];
  for (const { info, pointer } of operands) {
    if (!allowed(info.type)) report.add('PDL211', pointer, `\`${info.id}\` is of type ${info.type}.`, { value: info.id, expected });
    else if (info.perCurrency)
      report.add('PDL212', pointer, `\`${info.id}\` has an amount for each currency.`, {
        value: info.id,
        expected: 'one amount, in the program’s currency',
      });
    else if (first && familyOf(info.type) !== familyOf(first.info.type) && allowed(first.info.type))
      report.add('PDL212', pointer, `\`${info.id}\` (${info.type}) and \`${first.info.id}\` (${first.info.type}) do not add up.`, {
        value: info.id,
        expected: `a value of type ${first.info.type}`,
      });
    else if (first?.info.unit !== undefined && info.unit !== undefined && info.unit !== first.info.unit)
      report.add('PDL212', pointer, `\`${info.id}\` counts ${info.unit}, \`${first.info.id}\` counts ${first.info.unit}.`, {
        value: info.id,
        expected: `a value in ${first.info.unit}`,
      });
  }
}

function checkRatio(x: Examination, derived: RatioOf, pointer: string, scope: Scope): void {
  const operands = readOperands(x, derived.ratio, `${pointer}/ratio`, scope);
  if (derived.per === undefined) checkAlike(x, operands, isNumeric, 'a number, money or a percentage');
  else for (const operand of operands) checkAlike(x, [operand], isNumeric, 'a number, money or a percentage');
  if (typeof derived.onZero === 'number') checkSize(x, derived.onZero, `${pointer}/onZero`);
  if (derived.per === undefined) return;
  if (derived.per <= 0)
    x.report.add('PDL215', `${pointer}/per`, 'A ratio cannot be taken per this.', { value: derived.per, expected: 'a number above 0' });
  else checkSize(x, derived.per, `${pointer}/per`);
}

/** `each` counts the groups of a field that facts are grouped by, with a condition about such facts. */
function checkEach(x: Examination, field: string, where: Parameters<typeof checkCondition>[1], pointer: string): void {
  const group = x.types.groups.get(field);
  if (!group) {
    const fields = [...x.types.groups.keys()];
    x.report.add('PDL222', `${pointer}/each`, `No fact is grouped by \`${field}\`.`, {
      value: field,
      expected: oneOf('a group field', fields),
      among: () => fields,
    });
    return;
  }
  checkCondition(x, where, `${pointer}/where`, { ...definitionScope(), groups: Groups.of(field) });
}

function checkHeld(x: Examination, derived: HeldOf, pointer: string, scope: Scope): void {
  const { report } = x;
  const { trailing, calendar } = derived;
  if (checkRequirement(x, derived.held, `${pointer}/held`)) checkGroup(x, derived.held, `${pointer}/held`, scope);
  if (calendar) checkCalendarPeriod(x, calendar, `${pointer}/calendar`);
  if (trailing === undefined && !calendar)
    report.add('PDL231', pointer, 'No period is named.', { at: 'key', expected: '`trailing` or `calendar`' });
  if (trailing !== undefined && calendar)
    report.add('PDL231', `${pointer}/calendar`, 'Two periods are named.', {
      value: calendar,
      expected: '`trailing` or `calendar`, not both',
    });
  if (typeof trailing === 'string') checkDuration(x, trailing, `${pointer}/trailing`, { days: true, period: true });
  else if (isFactRef(trailing)) {
    const info = readValue(x, trailing.fact, `${pointer}/trailing/fact`, scope);
    if (info && info.type !== 'duration')
      report.add('PDL211', `${pointer}/trailing/fact`, `\`${info.id}\` is of type ${info.type}.`, {
        value: info.id,
        expected: 'a duration',
      });
  }
}
