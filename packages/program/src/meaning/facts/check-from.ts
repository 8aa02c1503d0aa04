import type { Fact, FromRecords, FromWithin } from '../../facts/schema.ts';
import { isFactRef } from '../../types-of-values/each-leaf.ts';
import { sourceIn } from '../../types-of-values/source-of-fact.ts';
import type { ValueInfo } from '../../types-of-values/value.ts';
import { checkFilter } from '../conditions/check-condition.ts';
import { readField, readInRecords } from '../conditions/read-value.ts';
import type { Examination } from '../examination.ts';
import { checkKind } from '../sections/check-kind.ts';
import { checkSize } from '../values/check-literal.ts';
import { checkWeightDecimals } from '../values/check-weight.ts';
import { aggregateFits, checkAggregate } from './check-aggregate.ts';
import { checkWindows } from './check-windows.ts';

/** A fact made from records of a kind. */
export function checkFromRecords(x: Examination, fact: Fact, from: FromRecords, pointer: string): void {
  const at = `${pointer}/from`;
  if (!checkKind(x, from.record, `${at}/record`)) return;
  checkFilter(x, from.where, `${at}/where`, { records: [from.record] });
  checkWindows(x, from.window, `${at}/window`, from.record);
  const field = from.of === undefined ? undefined : readField(x, from.of, `${at}/of`, from.record);
  if (from.of === undefined || field) checkAggregate(x, fact, from, field, pointer);
  checkWeights(x, from, at);
}

/** Weights are literals or parameters that are numbers; they are multiplied exactly, so their decimals are few. */
function checkWeights(x: Examination, from: FromRecords, at: string): void {
  const { report } = x;
  for (const key of ['times', 'per'] as const)
    if (from[key] !== undefined && from.aggregate !== 'sum')
      report.add('PDL230', `${at}/${key}`, `Only a sum has \`${key}\`.`, { expected: 'the aggregate sum', at: 'key' });
  if (from.per !== undefined && from.per <= 0)
    report.add('PDL215', `${at}/per`, 'A sum cannot be divided by this.', { value: from.per, expected: 'a number above 0' });
  else if (from.per !== undefined) checkWeightDecimals(x, from.per, `${at}/per`);
  from.times?.forEach((weight, index) => {
    const pointer = `${at}/times/${index}`;
    if (!isFactRef(weight)) {
      if (checkSize(x, weight, pointer)) checkWeightDecimals(x, weight, pointer);
      return;
    }
    const info = readInRecords(x, weight.fact, `${pointer}/fact`, { records: [from.record] });
    if (info) checkWeight(x, info, `${pointer}/fact`);
  });
}

function checkWeight(x: Examination, info: ValueInfo, pointer: string): void {
  if (info.of === 'parameter' && (info.type === 'integer' || info.type === 'number' || info.type === 'percent')) {
    checkWeightDecimals(x, info.id);
    return;
  }
  x.report.add(
    'PDL211',
    pointer,
    info.of === 'parameter' ? `\`${info.id}\` is of type ${info.type}.` : `\`${info.id}\` is a field of the record.`,
    {
      value: info.id,
      expected: 'a parameter of type integer, number or percent',
    },
  );
}

/** A fact that narrows the records of another one. */
export function checkFromWithin(x: Examination, fact: Fact, from: FromWithin, pointer: string): void {
  const { report, types, uses } = x;
  const at = `${pointer}/from`;
  const parent = types.facts.get(from.within);
  uses.values.add(from.within);
  if (!parent) {
    report.add('PDL201', `${at}/within`, `There is no fact \`${from.within}\`.`, {
      value: from.within,
      expected: 'a fact that is made from records',
      among: () => types.facts.keys(),
    });
    return;
  }
  if (!parent.from) {
    report.add('PDL234', `${at}/within`, `\`${from.within}\` is not made from records.`, {
      value: from.within,
      expected: 'a fact that is made from records',
    });
    return;
  }
  if (fact.unit !== undefined && parent.unit !== undefined && fact.unit !== parent.unit)
    report.add('PDL212', `${pointer}/unit`, `\`${from.within}\` counts ${parent.unit}.`, { value: fact.unit, expected: parent.unit });
  const source = sourceIn(types.facts, fact);
  if (!source) return;
  checkFilter(x, from.where, `${at}/where`, { records: [source.record] });
  checkWindows(x, from.window, `${at}/window`, source.record);
  aggregateFits(x, fact, source, types.readInRecord(source.of ?? '', source.record), pointer);
}
