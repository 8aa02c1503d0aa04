import type { ValueType } from '@tierwright/program';
import { randomCondition } from './conditions.ts';
import { type Draft, declare } from './draft.ts';
import { known } from './known.ts';
import { randomDated, randomVariants } from './parameters.ts';
import { fieldsOf } from './record-kinds.ts';
import { LEVELS } from './words.ts';

const FILTERS: readonly [string, ValueType][] = [
  ['f.integer', 'integer'],
  ['f.money', 'money'],
  ['f.percent', 'percent'],
  ['f.number', 'number'],
  ['f.date', 'date'],
  ['f.boolean', 'boolean'],
  ['f.level', 'enum'],
  ['f.levels', 'set'],
];

/** Parameters that filters of records may read: one value for all partners, or variants by their attributes. */
function addForFilters(draft: Draft): void {
  const { random, program } = draft;
  const place = { ...draft, requirements: [] };
  for (const [id, type] of random.some(FILTERS, 3, FILTERS.length)) {
    const words = type === 'enum' || type === 'set' ? { values: [...LEVELS] } : {};
    const value = () => ({ value: randomDated(draft, { type, ...words }) });
    const variants = randomVariants(draft, place, value);
    program.parameters[id] = { type, ...words, ...value(), ...(variants.list.length > 0 && { variants: variants.list }) };
    declare(draft, known(id, 'parameter', type, { ...words, unknown: variants.unknown }));
  }
}

const KINDS = [['order'], ['certificate'], ['order', 'certificate']] as const;

/** Parameters looked up for each record: at a date of the record, with variants that read its fields. */
function addByRecord(draft: Draft): void {
  const { random, program } = draft;
  for (const index of [1, 2, 3].slice(0, random.int(0, 3))) {
    const kinds = random.pick(KINDS);
    const fieldLists = kinds.map((kind) => fieldsOf(program.records, kind));
    const inAll = (fieldLists[0] ?? []).filter((field) =>
      fieldLists.every((list) => list.some(({ id, type }) => id === field.id && type === field.type)),
    );
    const dates = inAll.filter(({ type }) => type === 'date');
    const type = random.pick<ValueType>(['number', 'integer', 'percent']);
    const value = () => ({ value: randomDated(draft, { type }) });
    const id = `r.weight${index}`;
    const at = random.chance(0.6) ? random.pickAny(dates) : undefined;
    const variants =
      random.chance(0.6) && inAll.length > 0
        ? random.times(1, 2, () => ({ when: randomCondition({ ...draft, values: inAll, requirements: [] }, 1).condition, ...value() }))
        : [];
    program.parameters[id] = { type, ...value(), records: [...kinds], ...(at && { at: at.id }), ...(variants.length > 0 && { variants }) };
    declare(draft, known(id, 'parameter', type, { records: kinds, unknown: true }));
  }
}

export function addFilterParameters(draft: Draft): void {
  addForFilters(draft);
  addByRecord(draft);
}
