import { fromDay } from '../dates/day.ts';
import type { CountedRecord, FactValue } from '../fact-set/fact-set.ts';
import { type FieldPath, fieldPath } from '../records/field-path.ts';
import type { KindModel } from '../records/record-kind.ts';
import type { RecordRow } from '../records/record-row.ts';

/** A row as benefits read it. */
export class CountedRow implements CountedRecord {
  readonly id: string;
  readonly partner: string;
  private readonly row: RecordRow;
  private readonly path: (id: string) => FieldPath | undefined;
  private readonly of: FieldPath | null;
  private readonly dated: FieldPath | null;
  private readonly programCurrency: string;

  constructor(
    row: RecordRow,
    path: (id: string) => FieldPath | undefined,
    plan: { of: FieldPath | null; dated: FieldPath | null },
    programCurrency: string,
  ) {
    this.id = row.id;
    this.partner = row.partner;
    this.row = row;
    this.path = path;
    this.of = plan.of;
    this.dated = plan.dated;
    this.programCurrency = programCurrency;
  }

  field(path: string): FactValue {
    const found = this.path(path);
    const cell = found?.read(this.row) ?? null;
    return found?.type === 'date' && typeof cell === 'number' ? fromDay(cell) : cell;
  }

  currency(path: string): string {
    return this.path(path)?.currency(this.row) ?? this.programCurrency;
  }

  get date(): string | null {
    const day = this.dated?.read(this.row) ?? null;
    return typeof day === 'number' ? fromDay(day) : null;
  }

  get amount(): CountedRecord['amount'] {
    const minor = this.of?.type === 'money' ? this.of.read(this.row) : null;
    return typeof minor === 'number' ? { minor, currency: this.of?.currency(this.row) ?? this.programCurrency } : null;
  }
}

/** Reads paths of a kind, each resolved once. */
export function pathReader(kind: KindModel, kinds: ReadonlyMap<string, KindModel>): (id: string) => FieldPath | undefined {
  const known = new Map<string, FieldPath | undefined>();
  return (id) => {
    if (!known.has(id)) known.set(id, fieldPath(kind, id, kinds));
    return known.get(id);
  };
}
