import {
  CellReader,
  type ColumnPlan,
  columnOf,
  pointerOf,
  type RawRow,
  type ReadRow,
  type RowCodes,
  type RowContent,
  type RowProblem,
  readJson,
  rowProblem,
} from '@tierwright/facts';
import type { LifecycleProgram } from '@tierwright/lifecycle';
import type { Json, Problem } from '@tierwright/program';
import { identityProblems, recordProblems } from '../check-partner.ts';
import type { Mapping, NewImport } from './import-shapes.ts';

/** The codes of rows of an import. */
export const ROW_CODES: RowCodes = {
  mapping: 'CMD306',
  encoding: 'CMD311',
  cells: 'CMD312',
  cell: 'CMD313',
  naming: 'CMD316',
  text: 'CMD317',
  quotes: 'CMD318',
  json: 'CMD319',
};

export interface Reading {
  readonly kind: NewImport['kind'];
  readonly mapping: Mapping;
  /** The version by whose declarations cells are read; nothing where no program is in force. */
  readonly version: LifecycleProgram | undefined;
}

/** Reads rows, and has the program look at what they say: every problem at its column. */
export class RowChecker {
  readonly #reading: Reading;
  readonly #plan: ColumnPlan;
  readonly #cells: CellReader;

  constructor(plan: ColumnPlan, reading: Reading) {
    this.#reading = reading;
    this.#plan = plan;
    this.#cells = new CellReader(plan, { ...reading, codes: ROW_CODES, programs: reading.version ? [reading.version.program] : [] });
  }

  check(raw: RawRow): ReadRow {
    if ('wrong' in raw) {
      const { column = null, ...wrong } = raw.wrong;
      return { name: null, problems: [{ line: raw.line, row: raw.row, column, ...wrong }] };
    }
    const { kind, version } = this.#reading;
    const place = { line: raw.line, row: raw.row };
    const read = 'json' in raw ? readJson(raw.json, place, { kind, codes: ROW_CODES }) : this.#cells.read(raw.cells, place);
    if (!read.content || read.problems.length > 0) return read;
    const problems = problemsOf(read.content, version).map((problem): RowProblem => {
      const column = 'json' in raw ? pointerOf(problem, kind) : columnOf(this.#plan, problem);
      return rowProblem(place, column, problem);
    });
    return { ...read, problems };
  }
}

/** What a program says to a row. */
function problemsOf({ partner, identity, records }: RowContent, version: LifecycleProgram | undefined): Problem[] {
  const programs = version ? [version] : [];
  const ofIdentity = identity ? identityProblems(programs, identity) : [];
  const byKind = new Map<string, { [field: string]: Json }[]>();
  for (const { kind, body } of records) if (body !== null) byKind.set(kind, [...(byKind.get(kind) ?? []), body]);
  return [...ofIdentity, ...recordProblems(programs, partner, Object.fromEntries(byKind))];
}
