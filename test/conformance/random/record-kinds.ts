import type { RecordField, RecordKind } from '@tierwright/program';
import type { Draft } from './draft.ts';
import { type Known, known } from './known.ts';
import type { Random } from './random.ts';
import { AREAS, FREE_WORDS, LEVELS } from './words.ts';

const area: RecordField = { type: 'enum', values: [...AREAS] };
const level: RecordField = { type: 'enum', values: [...LEVELS] };

const optional = (random: Random, field: RecordField): RecordField => (random.chance(0.4) ? { ...field, optional: true } : field);

/** Record kinds with a field of every type; most fields are there in every document, so that facts always find one. */
function kindsOf(random: Random): Record<string, RecordKind> {
  const sometimes = (field: RecordField) => optional(random, field);
  const stale = () => random.maybe(0.15, () => ({ staleAfter: random.pick(['P3D', 'P1W', 'P1M']) }));
  return {
    customer: {
      title: 'Customer',
      fields: { segment: level, since: sometimes({ type: 'date' }), size: { type: 'integer' } },
      ...stale(),
    },
    person: { title: 'Person', fields: { joinedOn: { type: 'date' }, leftOn: { type: 'date', optional: true } } },
    order: {
      title: 'Order',
      fields: {
        soldOn: sometimes({ type: 'date' }),
        endsOn: { type: 'date', optional: true },
        area,
        level: sometimes(level),
        customer: sometimes({ type: 'ref', to: 'customer' }),
        units: sometimes({ type: 'integer' }),
        weight: sometimes({ type: 'number' }),
        amount: sometimes({ type: 'money' }),
        score: sometimes({ type: 'percent' }),
        paid: sometimes({ type: 'boolean' }),
        tags: sometimes({ type: 'set', values: [...FREE_WORDS] }),
        code: sometimes({ type: 'string' }),
      },
      ...stale(),
    },
    certificate: {
      title: 'Certificate',
      fields: {
        person: { type: 'ref', to: 'person' },
        holder: { type: 'string' },
        area,
        issuedOn: { type: 'date' },
        expiresOn: { type: 'date', optional: true },
      },
    },
    plan: { is: 'evidence', title: 'Plan', fields: { area, level: sometimes(level), cost: sometimes({ type: 'money' }) } },
  };
}

const EVIDENCE = ['submittedOn', 'acceptedOn', 'rejectedOn', 'expiresOn'];

const fieldOf = (id: string, field: RecordField, mayLack: boolean): Known =>
  known(id, 'field', field.type === 'ref' ? 'string' : field.type, {
    unknown: mayLack || field.optional === true,
    ...('values' in field && field.values && { values: field.values }),
  });

/** Every path that can be read of a kind's records, one hop behind a ref too. */
export function fieldsOf(records: Readonly<Record<string, RecordKind>>, kind: string): Known[] {
  const { fields = {}, is } = records[kind] ?? {};
  const own = Object.entries(fields).map(([id, field]) => fieldOf(id, field, false));
  const behind = Object.entries(fields).flatMap(([id, field]) =>
    field.type === 'ref'
      ? Object.entries(records[field.to]?.fields ?? {}).map(([inner, there]) => fieldOf(`${id}.${inner}`, there, field.optional === true))
      : [],
  );
  const dates = is === 'evidence' ? EVIDENCE.map((id) => known(id, 'field', 'date', { unknown: true })) : [];
  return [...own, ...behind, ...dates];
}

export function addRecordKinds({ random, program }: Draft): void {
  Object.assign(program.records, kindsOf(random));
}
