import type { Benefit, BenefitCap } from '../../benefits/schema.ts';
import { isFactRef } from '../../types-of-values/each-leaf.ts';
import { checkCondition, checkFilter } from '../conditions/check-condition.ts';
import { readField, readValue } from '../conditions/read-value.ts';
import { Groups, type Scope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkTier, checkTrack, checkUnique } from '../references.ts';
import { checkLiteral } from '../values/check-literal.ts';
import { checkBasis, checkValue } from './benefit-values.ts';

/** Benefits: who gets each, of what value, applied to what, capped how. */
export function checkBenefits(x: Examination): void {
  const benefits = x.program.benefits ?? [];
  checkUnique(x, benefits, '/benefits', 'benefit');
  benefits.forEach((benefit, index) => {
    checkBenefit(x, benefit, `/benefits/${index}`);
  });
}

function checkBenefit(x: Examination, benefit: Benefit, pointer: string): void {
  const track = benefit.track !== undefined && checkTrack(x, benefit.track, `${pointer}/track`) ? benefit.track : undefined;
  if (benefit.atLeast !== undefined) checkTier(x, benefit.atLeast, `${pointer}/atLeast`, track);
  const scope = scopeOf(x, track);
  checkCondition(x, benefit.when, `${pointer}/when`, scope);
  const value = checkValue(x, benefit, pointer, scope);
  const basis = checkBasis(x, benefit, pointer, value);
  checkRecordsOfBasis(x, benefit, pointer);
  const hasNoAmount = value === 'percent' ? basis === false : value !== 'money' && value !== undefined;
  benefit.caps?.forEach((cap, index) => {
    checkCap(x, benefit, cap, `${pointer}/caps/${index}`, scope, hasNoAmount);
  });
}

/** A benefit may belong to any one group of the tracks that it can be had in. */
function scopeOf({ program, names }: Examination, track: string | undefined): Scope {
  const tracks = track === undefined ? (program.tracks ?? []) : [names.tracks.get(track)];
  return { reader: 'operations', groups: Groups.of(...tracks.map((candidate) => candidate?.per)), tier: true, band: false };
}

/** `tierAt` and caps look at the records behind the basis. */
function checkRecordsOfBasis(x: Examination, { basis, tierAt, caps }: Benefit, pointer: string): void {
  const { report } = x;
  const source = basis === undefined ? undefined : x.types.source(basis);
  const needs: string[] = [];
  if (typeof tierAt === 'string') needs.push(`${pointer}/tierAt`);
  caps?.forEach((cap, index) => {
    if (cap.where) needs.push(`${pointer}/caps/${index}/where`);
    if (cap.per !== undefined) needs.push(`${pointer}/caps/${index}/per`);
  });
  if (source?.aggregate !== 'sum' || source.per !== undefined || source.times) {
    for (const at of needs)
      report.add('PDL236', at, 'There are no amounts of records to look at.', {
        expected: '`basis`, a fact that is a plain sum over records',
      });
    return;
  }
  if (typeof tierAt === 'string') {
    const field = readField(x, tierAt, `${pointer}/tierAt`, source.record);
    if (field && field.type !== 'date')
      report.add('PDL211', `${pointer}/tierAt`, `\`${tierAt}\` is of type ${field.type}.`, {
        value: tierAt,
        expected: 'a date field of the records',
      });
  }
  caps?.forEach((cap, index) => {
    checkFilter(x, cap.where, `${pointer}/caps/${index}/where`, { records: [source.record] });
    if (cap.per !== undefined) readField(x, cap.per, `${pointer}/caps/${index}/per`, source.record);
  });
}

function checkCap(x: Examination, benefit: Benefit, { amount }: BenefitCap, pointer: string, scope: Scope, hasNoAmount: boolean): void {
  const { report } = x;
  if (hasNoAmount)
    report.add('PDL236', pointer, `\`${benefit.id}\` has no amount that could be capped.`, {
      expected: 'a percentage of a `basis`, or money',
    });
  if (!isFactRef(amount)) {
    checkLiteral(x, amount, { type: 'money', min: 0 }, `${pointer}/amount`, { perCurrency: true });
    return;
  }
  const at = `${pointer}/amount/fact`;
  const info = readValue(x, amount.fact, at, scope);
  if (info && (info.of !== 'parameter' || info.type !== 'money'))
    report.add('PDL211', at, `\`${info.id}\` is no amount that the document sets.`, {
      value: info.id,
      expected: 'a parameter of type money',
    });
}
