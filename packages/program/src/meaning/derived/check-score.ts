import type { ScorePart } from '../../derived/schema.ts';
import { isFactRef } from '../../types-of-values/each-leaf.ts';
import { familyOf, isNumeric, type ValueInfo } from '../../types-of-values/value.ts';
import type { Num } from '../../values/schema.ts';
import { checkCondition } from '../conditions/check-condition.ts';
import { readValue } from '../conditions/read-value.ts';
import type { Scope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkLiteral } from '../values/check-literal.ts';
import { datedValuesOf, literalsOf } from '../values/parameter-literals.ts';

/** Parts of a score: a value with what earns full points, or a condition; points are never negative. */
export function checkScore(x: Examination, parts: readonly ScorePart[], pointer: string, scope: Scope): void {
  parts.forEach((part, index) => {
    const at = `${pointer}/score/${index}`;
    checkPoints(x, part.points, `${at}/points`, scope);
    if ('when' in part) checkCondition(x, part.when, `${at}/when`, scope);
    else checkMeasured(x, part, at, scope);
  });
}

function checkMeasured(x: Examination, part: Extract<ScorePart, { per: string }>, at: string, scope: Scope): void {
  const per = readValue(x, part.per, `${at}/per`, scope);
  if (!per || isNumeric(per.type)) checkFull(x, part.full, per, `${at}/full`, scope);
  else
    x.report.add('PDL211', `${at}/per`, `\`${per.id}\` is of type ${per.type}.`, {
      value: per.id,
      expected: 'a number, money or a percentage',
    });
}

function checkFull(x: Examination, full: Num, per: ValueInfo | undefined, pointer: string, scope: Scope): void {
  const { report } = x;
  if (!isFactRef(full)) {
    if (full <= 0) report.add('PDL215', pointer, 'Nothing can be measured against this.', { value: full, expected: 'a number above 0' });
    else checkLiteral(x, full, { type: per?.type === 'money' ? 'money' : 'number' }, pointer);
    return;
  }
  const at = `${pointer}/fact`;
  const info = readValue(x, full.fact, at, scope);
  if (!info || !per) return;
  if (familyOf(info.type) !== familyOf(per.type) || info.perCurrency)
    report.add('PDL212', at, `\`${per.id}\` (${per.type}) cannot be measured against \`${info.id}\` (${info.type}).`, {
      value: info.id,
      expected: `a value of type ${per.type}`,
    });
  else if (info.unit !== undefined && per.unit !== undefined && info.unit !== per.unit)
    report.add('PDL212', at, `\`${per.id}\` counts ${per.unit}, \`${info.id}\` counts ${info.unit}.`, {
      value: info.id,
      expected: `a value in ${per.unit}`,
    });
}

function checkPoints(x: Examination, points: Num, pointer: string, scope: Scope): void {
  const negative = (value: number, at: string) => {
    if (value < 0) x.report.add('PDL211', at, 'Points are never negative.', { value, expected: 'a number from 0 on' });
  };
  if (!isFactRef(points)) {
    negative(points, pointer);
    checkLiteral(x, points, { type: 'number' }, pointer);
    return;
  }
  const info = readValue(x, points.fact, `${pointer}/fact`, scope);
  if (!info) return;
  if (familyOf(info.type) !== 'number')
    x.report.add('PDL211', `${pointer}/fact`, `\`${info.id}\` is of type ${info.type}.`, {
      value: info.id,
      expected: 'an integer or a number',
    });
  const parameter = x.program.parameters?.[info.id];
  if (!parameter || info.of !== 'parameter') return;
  for (const dated of datedValuesOf(parameter, `/parameters/${info.id}`))
    for (const { literal, pointer: at } of literalsOf(dated)) if (typeof literal === 'number') negative(literal, at);
}
