import type { RecordData } from '@tierwright/facts';
import type { Json, RecordField } from '@tierwright/program';
import { randomDay, randomValue, type Source } from './values.ts';

const EVIDENCE: Readonly<Record<string, RecordField>> = {
  submittedOn: { type: 'date', optional: true },
  acceptedOn: { type: 'date', optional: true },
  rejectedOn: { type: 'date', optional: true },
  expiresOn: { type: 'date', optional: true },
};
const IDS = [1, 2, 3, 4, 5, 6];
const idOf = (kind: string, index: number) => `${kind}-${index}`;

const CURRENCIES = ['USD', 'EUR', 'JPY'];

/** A field's value; a reference sometimes leads nowhere, money is sometimes in another currency. */
function fieldValue(source: Source, field: RecordField): Json {
  const { random } = source;
  if (field.type === 'ref') return idOf(field.to, random.pick(IDS));
  if (field.type === 'money' && random.chance(0.12)) return { [random.pick(CURRENCIES)]: random.int(0, 12) * 100 };
  return randomValue(source, field.type, 'values' in field ? field.values : undefined);
}

function randomRecord(source: Source, fields: Readonly<Record<string, RecordField>>, id: string): RecordData {
  const { random } = source;
  const record: RecordData = { id };
  for (const [name, field] of Object.entries(fields)) {
    if (field.optional && random.chance(0.3)) continue;
    record[name] = fieldValue(source, field);
  }
  if (random.chance(0.05)) record.recordedOn = randomDay(source);
  return record;
}

/** A few records of each kind that the document declares. */
export function randomRecords(source: Source, most: number): Record<string, RecordData[]> {
  const { random, program } = source;
  const records: Record<string, RecordData[]> = {};
  for (const [kind, { is, fields }] of Object.entries(program.records ?? {})) {
    if (random.chance(0.15)) continue;
    const all = { ...((is ?? kind) === 'evidence' ? EVIDENCE : {}), ...fields };
    records[kind] = Array.from({ length: random.int(0, most) }, (_, index) => randomRecord(source, all, idOf(kind, index + 1)));
  }
  return records;
}

/** Rates of exchange, mostly for one of the currencies. */
export function randomRates(source: Source): RecordData[] {
  const { random } = source;
  return random.times(0, 4, () => ({
    on: randomDay(source),
    currency: random.pick(CURRENCIES),
    rate: random.pick([0.5, 1.08, 0.0091, 2]),
  }));
}

/** Exceptions: a tier kept or a requirement waived, for all or for one track or group, granted properly or not. */
export function randomExceptions(source: Source): RecordData[] {
  const { random, program } = source;
  const tiers = (program.tracks ?? []).flatMap((track) => track.tiers.map(({ id }) => id));
  const requirements = Object.keys(program.requirements ?? {});
  return random.times(1, 3, (index) => {
    const waives = requirements.length > 0 && random.chance(0.6);
    return {
      id: `exception-${index + 1}`,
      effect: waives ? 'waive' : 'keepTier',
      item: waives ? random.pick(requirements) : random.pick(tiers),
      reason: 'So agreed',
      ...random.maybe(0.2, () => ({ track: random.pick(program.tracks ?? []).id })),
      ...random.maybe(0.2, () => ({ group: random.pick(['north', 'south', 'a', 'b']) })),
      ...random.maybe(0.4, () => ({ from: randomDay(source) })),
      ...random.maybe(0.6, () => ({ until: randomDay(source) })),
      ...random.maybe(0.95, () => ({ askedBy: 'ann' })),
      ...random.maybe(0.95, () => ({ grantedBy: random.chance(0.85) ? 'bob' : 'ann' })),
    };
  });
}
