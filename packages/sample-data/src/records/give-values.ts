import type { Measure } from '../populations/population.ts';
import type { Slice } from '../populations/slice.ts';
import type { Atom } from './atom.ts';
import { giveNumber, numberOf, weightOf } from './give-number.ts';
import { type RawRecord, valueAt } from './raw-record.ts';
import type { RecordMaker } from './record-maker.ts';
import { splitAmount } from './split.ts';

/** Aggregates that are some value of the records, or lie among them. */
export const NUMERIC: readonly string[] = ['average', 'median', 'min', 'max', 'latest'];

/** Gives the records made for a slice the numbers with which its fact comes out as it should. */
export function giveValues(
  maker: RecordMaker,
  slice: Slice,
  measure: Measure,
  value: number,
  members: readonly RawRecord[],
  made: RawRecord[],
): void {
  const { of, aggregate } = measure;
  if (!of || of.ref !== undefined || made.length === 0) return;
  if (aggregate === 'sum') giveSum(maker, measure, value, members, made);
  else if (NUMERIC.includes(aggregate)) giveAround(maker, slice, measure, value, made);
}

/** The made records share what is missing, each by its own weight; the last has the remainder. */
function giveSum(maker: RecordMaker, measure: Measure, value: number, members: readonly RawRecord[], made: readonly RawRecord[]): void {
  const field = measure.of?.field ?? -1;
  let rest = Math.max(0, value - members.reduce((sum, record) => sum + numberOf(measure, record), 0));
  const scale = measure.weights || measure.per !== undefined ? 1000 : 1;
  const parts = splitAmount(maker.random, Math.round(rest * scale), made.length);
  made.forEach((record, index) => {
    const weight = weightOf(measure, record);
    const part = index === made.length - 1 ? rest : (parts[index] ?? 0) / scale;
    giveNumber(maker.ordinary, record, field, weight > 0 ? part / weight : 0, index === made.length - 1);
    rest -= numberOf(measure, record);
  });
}

function giveAround(maker: RecordMaker, slice: Slice, measure: Measure, value: number, made: RawRecord[]): void {
  const field = measure.of?.field ?? -1;
  const type = slice.population.kind.fields[field]?.type;
  const reach = type === 'percent' ? Math.min(8, 100 - value, value) : value * 0.3;
  const dated = slice.population.alternatives[0]?.find((atom) => atom.field.type === 'date');
  const ordered = dated ? [...made].sort((a, b) => dayOf(a, dated) - dayOf(b, dated)) : made;
  ordered.forEach((record, index) => {
    const last = index === ordered.length - 1;
    let own = value;
    if (measure.aggregate === 'max') own = index === 0 ? value : value * maker.random.within(0.3, 1);
    else if (measure.aggregate === 'min') own = index === 0 ? value : value * maker.random.within(1, 1.8);
    else if (measure.aggregate === 'latest') own = last ? value : value + maker.random.within(-reach, reach);
    // In pairs around the middle, so that mean and median stay what they are to be.
    else if (index % 2 === 1) own = 2 * value - Number(ordered[index - 1]?.values[field] ?? value);
    else if (!last) own = value + maker.random.within(-reach, reach);
    giveNumber(maker.ordinary, record, field, own, false);
  });
}

const dayOf = (record: RawRecord, atom: Atom): number => {
  const day = valueAt(record, atom.path);
  return typeof day === 'number' ? day : 0;
};
