import type { ProgramModel } from '../facts/program-model.ts';
import type { Rate } from '../money/rate-table.ts';
import type { RecordRow } from '../records/record-row.ts';

/** The rates among the records of a partner. */
export function ratesOf(rows: readonly (readonly RecordRow[] | undefined)[], model: ProgramModel): Rate[] {
  return model.kindList.flatMap((kind) => {
    if (kind.is !== 'rate') return [];
    const [on, currency, rate] = ['on', 'currency', 'rate'].map((field) => kind.fields.get(field)?.index ?? -1);
    return (rows[kind.index] ?? []).map(({ cells, recordedOn }) => ({
      on: Number(cells[on ?? -1]),
      currency: String(cells[currency ?? -1]),
      rate: Number(cells[rate ?? -1]),
      recordedOn,
    }));
  });
}
