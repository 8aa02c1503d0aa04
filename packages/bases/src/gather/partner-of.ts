import type { CompiledProgram } from '@tierwright/engine';
import { type ColumnPlan, columnOf, type PartnerData, type RecordData, type RowProblem, rowProblem } from '@tierwright/facts';
import type { Problem } from '@tierwright/program';
import { foundByVersions } from '../folder/program-problems.ts';
import type { GatheredPartner, GatheredRecord, Origin } from './gathered.ts';

/** A partner put together, or what is wrong with the rows that it is made of. */
export interface PutTogether {
  readonly partner: PartnerData;
  readonly problems: readonly PlacedProblem[];
}

/** A problem, and the row that it comes from. */
export interface PlacedProblem extends Origin {
  readonly problem: RowProblem;
}

/** The partner that gathered rows make, and what versions say is wrong with it: each problem at the row that it comes from. */
export function partnerOf(gathered: GatheredPartner, versions: readonly CompiledProgram[], plans: readonly ColumnPlan[]): PutTogether {
  const byKind = new Map<string, GatheredRecord[]>();
  for (const record of gathered.records) {
    const list = byKind.get(record.kind);
    if (list) list.push(record);
    else byKind.set(record.kind, [record]);
  }
  const records: Record<string, RecordData[]> = {};
  for (const [kind, list] of byKind) records[kind] = list.map(({ body }) => body as RecordData);
  const partner: PartnerData = { ...gathered.identity, ...(byKind.size === 0 ? {} : { records }) };
  const problems = foundByVersions(partner, versions).map((problem) => {
    const origin = originOf(problem, gathered, byKind);
    const column = columnOf(plans[origin.file] ?? [], problem) ?? (plans[origin.file]?.length ? null : problem.pointer);
    return { ...origin, problem: rowProblem(origin, column, problem) };
  });
  return { partner, problems: [...problems, ...twice(gathered)] };
}

/** The row that a pointer into a partner file comes from. */
function originOf({ pointer }: Problem, gathered: GatheredPartner, byKind: ReadonlyMap<string, readonly GatheredRecord[]>): Origin {
  const [, section, kind = '', index = ''] = pointer.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const { file, line, row } = (section === 'records' ? byKind.get(kind)?.[Number(index)] : undefined) ?? gathered;
  return { file, line, row };
}

/** Records of one kind under the same name of their source. */
function twice({ records }: GatheredPartner): PutTogether['problems'] {
  const seen = new Map<string, GatheredRecord>();
  return records.flatMap(({ file, line, row, kind, sourceRef, body }) => {
    if (sourceRef === null) return [];
    const name = `${kind} ${sourceRef}`;
    const before = seen.get(name);
    if (!before) {
      seen.set(name, { file, line, row, kind, sourceRef, body });
      return [];
    }
    const message = `The same record stands in line ${before.line} already.`;
    return [{ file, line, row, problem: { line, row, column: null, code: 'BASE114', message, value: sourceRef, expected: 'each once' } }];
  });
}
