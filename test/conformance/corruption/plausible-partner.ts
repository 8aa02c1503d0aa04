import type { PartnerData, RecordData } from '@tierwright/facts';
import type { Json, Previous, Program, RecordField, ValueType } from '@tierwright/program';
import type { Random } from '../random/random.ts';

const AS_OF = '2027-03-31';
const DAYS = ['2019-12-31', '2024-02-29', '2026-03-31', '2026-11-01', '2027-01-01', '2027-03-31', '2028-01-01'];

function plausible(random: Random, type: ValueType | 'ref', words: readonly string[] | undefined): Json {
  switch (type) {
    case 'integer':
      return random.int(0, 400);
    case 'number':
    case 'percent':
      return random.int(0, 200) / 2;
    case 'money':
      return random.pick([0, 1, 499, 5000, 75000, 250000]);
    case 'boolean':
      return random.chance(0.7);
    case 'date':
      return random.pick(DAYS);
    case 'duration':
      return random.pick(['P30D', 'P6M']);
    case 'set':
      return words ? random.some(words, 0, words.length) : ['a', 'b'];
    case 'enum':
      return random.pick(words && words.length > 0 ? words : ['a']);
    default:
      return random.pick(['a', 'b', 'r1']);
  }
}

function recordOf(random: Random, fields: Record<string, RecordField>, id: string): RecordData {
  const record: RecordData = { id };
  for (const [name, field] of Object.entries(fields))
    if (field.optional !== true || random.chance(0.5))
      record[name] =
        field.type === 'ref' ? `r${random.int(0, 3)}` : plausible(random, field.type, 'values' in field ? field.values : undefined);
  return record;
}

function previousOf(random: Random, { tracks = [] }: Program): Previous | undefined {
  const track = random.pickAny(tracks);
  if (!track || track.per !== undefined) return undefined;
  return { on: '2026-12-15', tier: random.chance(0.8) ? random.pick(track.tiers).id : null };
}

/** A partner whose file fits any program that loads: attributes and a few records of each kind, of the declared types. */
export function plausiblePartner(program: Program, random: Random): { data: PartnerData; asOf: string } {
  const attributes: Record<string, Json> = {};
  for (const { attribute, type, values } of Object.values(program.facts ?? {}))
    if (attribute !== undefined) attributes[attribute] = plausible(random, type, values);
  const records: Record<string, RecordData[]> = {};
  for (const [kind, { is, fields = {} }] of Object.entries(program.records ?? {}))
    if (!['exception', 'rate'].includes(is ?? kind)) records[kind] = random.times(0, 4, (index) => recordOf(random, fields, `r${index}`));
  const facts: Record<string, Json> = {};
  for (const field of program.dealRegistration?.form ?? [])
    if (field.type === 'money') facts[`deal.${field.id}`] = plausible(random, 'money', undefined);
  const previous = random.chance(0.5) ? previousOf(random, program) : undefined;
  return { data: { id: 'p1', attributes, records, facts, ...(previous ? { previous } : {}) }, asOf: AS_OF };
}
