import type { CompiledProgram } from '@tierwright/engine';
import type { ColumnPlan, PartnerData, RowProblem } from '@tierwright/facts';
import type { GatheredPartner, Origin } from './gathered.ts';
import { type PlacedProblem, partnerOf } from './partner-of.ts';

const nameOf = ({ file, row }: Origin): string => `${file} ${row}`;

/**
 * The partner that the right ones of its rows make; nothing where its own row is wrong. What is wrong with a row is told once
 * for the row. As in an import, one wrong record does not take the others with it.
 */
export function rightPartner(
  gathered: GatheredPartner,
  versions: readonly CompiledProgram[],
  plans: readonly ColumnPlan[],
  tell: (at: Origin, problems: readonly RowProblem[]) => void,
): PartnerData | undefined {
  for (let rest = gathered; ; ) {
    const { partner, problems } = partnerOf(rest, versions, plans);
    if (problems.length === 0) return partner;
    const wrong = byRow(problems);
    for (const list of wrong.values()) {
      const [first] = list;
      if (first)
        tell(
          first,
          list.map(({ problem }) => problem),
        );
    }
    if (wrong.has(nameOf(rest))) return undefined;
    rest = { ...rest, records: rest.records.filter((record) => !wrong.has(nameOf(record))) };
  }
}

function byRow(problems: readonly PlacedProblem[]): ReadonlyMap<string, readonly PlacedProblem[]> {
  const rows = new Map<string, PlacedProblem[]>();
  for (const problem of problems) rows.set(nameOf(problem), [...(rows.get(nameOf(problem)) ?? []), problem]);
  return rows;
}
