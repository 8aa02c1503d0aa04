import type { Json } from '@tierwright/program';
import type { ProgramModel } from '../facts/program-model.ts';
import type { KindModel } from '../records/record-kind.ts';
import type { RecordRow } from '../records/record-row.ts';
import { pointerKey } from './findings.ts';
import { type RecordReading, readRecords } from './read-records.ts';

/** The records of a partner by position of their kind; lines of a deal that were given are records too. */
export function readKinds(
  records: { [kind: string]: Json },
  dealLines: Json | undefined,
  pointer: string,
  model: ProgramModel,
  reading: RecordReading,
): (RecordRow[] | undefined)[] {
  const rows: (RecordRow[] | undefined)[] = model.kindList.map(() => undefined);
  const read = (kind: KindModel, list: Json, at: string) => {
    if (Array.isArray(list)) rows[kind.index] = [...(rows[kind.index] ?? []), ...readRecords(kind, list, at, reading)];
    else reading.findings.add(at, { code: 'PDL407', value: list, expected: 'a list of records', message: 'Records are a list.' });
  };
  for (const id of Object.keys(records)) {
    const kind = model.kinds.get(id);
    const at = `${pointer}/records/${pointerKey(id)}`;
    if (kind) read(kind, records[id] ?? [], at);
    else if (!reading.ignoreExtra) {
      reading.findings.add(at, {
        code: 'PDL404',
        value: id,
        expected: [...model.kinds.keys()].join(', '),
        message: `The program has no record kind ${id}.`,
      });
    }
  }
  const lines = model.kinds.get('dealLine');
  if (lines && dealLines !== undefined) read(lines, dealLines, `${pointer}/facts/deal.lines`);
  return rows;
}
