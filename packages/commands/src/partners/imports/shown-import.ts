import type { RowProblem } from '@tierwright/facts';
import { formatInstant } from '@tierwright/lifecycle';
import type { KeptImport } from '@tierwright/store';
import type { ImportShown } from './import-shapes.ts';

export function shownImport(kept: KeptImport): ImportShown {
  return {
    id: kept.id,
    kind: kept.kind,
    source: kept.source,
    format: kept.format,
    program: kept.program_hash,
    state: kept.state,
    rows: kept.rows,
    valid: kept.valid,
    wrong: kept.wrong,
    problems: kept.problems as unknown as RowProblem[],
    applied: kept.done,
    result: kept.result as object | null,
    job: kept.job,
    askedBy: kept.asked_by,
    createdAt: formatInstant(kept.created_at),
  };
}
