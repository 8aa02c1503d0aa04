import type { Fact, FromRecords, FromWithin } from '../../facts/schema.ts';
import { isFactRef } from '../../references/condition-uses.ts';
import { recordOfFact } from '../../references/record-fields.ts';
import { fromPointer } from '../../source/json-pointer.ts';
import type { FactRef, Literal } from '../../values/schema.ts';
import { condition } from '../fields/condition.ts';
import { type AnyShape, diffFields, type Fields } from '../fields/field.ts';
import { mapEntries } from '../fields/map-entries.ts';
import { object } from '../fields/object.ts';
import { note, title, why } from '../fields/text.ts';
import { named, numeric, plain, valueNamed } from '../fields/values.ts';
import { windowField } from '../fields/window.ts';
import { wordList } from '../fields/word-list.ts';
import { choice, worded } from '../fields/worded.ts';
import { valueName, valueTitle } from '../names.ts';
import type { Place } from '../place.ts';
import type { Side } from '../side.ts';
import { fieldName } from '../words/field-names.ts';
import { capital, quoted } from '../words/join.ts';
import { literalInWords } from '../words/literals.ts';
import { numberInWords } from '../words/numbers.ts';

/** The record kind that the fact around a place counts, on one side. */
function kindAt(side: Side, place: Place): string | undefined {
  const pointer = side === place.before ? place.a : place.b;
  return recordOfFact(side.program, fromPointer(pointer)[1]);
}

const field = (path: string, side: Side, place?: Place) =>
  place === undefined ? quoted(path) : fieldName(side, kindAt(side, place) ?? '', path);

const from: Fields<AnyShape<FromRecords | FromWithin>> = {
  record: named('made from records', 'record'),
  within: valueNamed('narrows', 'nothing'),
  aggregate: choice<FromRecords['aggregate']>('', {
    count: 'the number of records',
    countDistinct: 'the number of different values',
    sum: 'the sum',
    average: 'the average',
    median: 'the median',
    min: 'the smallest',
    max: 'the largest',
    latest: 'the latest',
    exists: 'whether there is one',
    set: 'the set of values',
  }),
  of: worded<string>('of', field),
  where: condition('the filter', { records: (side, place) => [kindAt(side, place) ?? ''] }),
  window: windowField(kindAt),
  times: wordList<number | FactRef>('weights', (weight, side) =>
    isFactRef(weight) ? valueName(side, weight.fact) : numberInWords(weight),
  ),
  per: worded<number>('divided by', numberInWords, { absent: 'nothing' }),
};

const missing = (value: Literal, side: Side) =>
  value === 'unknown' || value === 'error' ? missingWords[value] : literalInWords(value, {}, side.program.currency);
const missingWords = { unknown: 'unknown', error: 'an error' };

const fact: Fields<Fact> = {
  title,
  why,
  note,
  type: plain('type'),
  unit: plain('unit'),
  values: wordList<string>('possible words', (word) => word),
  min: numeric('smallest possible value'),
  max: numeric('largest possible value'),
  by: plain('grouped by'),
  over: choice('counts the records of', { family: 'the whole family of the partner' }),
  scope: choice('belongs to', { deal: 'a deal' }),
  actionable: object('what a partner can do for it', {
    costPerUnit: numeric('cost of one more unit'),
    step: numeric('smallest step'),
  }),
  attribute: plain('read from the attribute'),
  from: object('how it is made', from),
  onMissing: worded<Literal>('without data', missing, { absent: 'what its kind of value begins with' }),
};

export const facts = mapEntries<Fact>({
  noun: 'fact',
  tellReach: true,
  name: (id, _, side) => quoted(valueTitle(side, id) ?? id),
  subject: (id, _, side) => capital(valueTitle(side, id) ?? id),
  diff: (before, after, place) => diffFields(fact, before, after, place),
});
