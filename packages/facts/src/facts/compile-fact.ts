import type { Fact, Literal } from '@tierwright/program';
import { literalCell } from '../conditions/literal.ts';
import type { Cell } from '../records/record-row.ts';
import type { FactPlan, RecordPlan } from './fact-plan.ts';
import type { ProgramModel } from './program-model.ts';
import { recordPlan } from './record-plan.ts';

/** Compiles the declared fact `id`. */
export function compileFact(id: string, fact: Fact, index: number, model: ProgramModel): FactPlan {
  const records = recordPlan(fact, model);
  return {
    id,
    index,
    type: fact.type,
    by: fact.by ?? null,
    groups: fact.by === undefined ? null : groupsOf(fact.by, records, model),
    missing: missingValue(fact, records, model.currency),
    required: fact.onMissing === 'error',
    attribute: fact.attribute ?? null,
    records,
  };
}

/** The default of `onMissing`: counts and sums 0, exists false, set empty, all else unknown. */
function missingValue({ onMissing, type }: Fact, records: RecordPlan | null, currency: string): Cell {
  if (onMissing === 'unknown' || onMissing === 'error') return null;
  if (onMissing !== undefined) return asSet(literalCell(onMissing as Literal, type, currency));
  switch (records?.aggregate) {
    case 'count':
    case 'countDistinct':
    case 'sum':
      return 0;
    case 'exists':
      return false;
    case 'set':
      return [];
    default:
      return null;
  }
}

const asSet = (cell: Cell): Cell => (Array.isArray(cell) ? [...new Set(cell)].sort() : cell);

/** The words of the group field: of the records' field, or of the first enum field so named where there are no records. */
function groupsOf(by: string, records: RecordPlan | null, model: ProgramModel): readonly string[] | null {
  if (records) return records.by?.type === 'enum' ? records.by.words : null;
  const field = model.kindList.map((kind) => kind.fields.get(by)).find((found) => found?.type === 'enum');
  return field?.words ? [...field.words] : null;
}
