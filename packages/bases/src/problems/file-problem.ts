import type { RowCodes, RowProblem } from '@tierwright/facts';

/** Something wrong in a file of a base. */
export interface FileProblem extends RowProblem {
  file: string;
}

/** The codes of rows in files. */
export const FILE_ROW_CODES: RowCodes = {
  mapping: 'BASE106',
  encoding: 'BASE111',
  cells: 'BASE112',
  cell: 'BASE113',
  naming: 'BASE116',
  text: 'BASE117',
  quotes: 'BASE118',
  json: 'BASE119',
};

/** What is wrong with the rows of a base: the first problems are kept, all are counted. */
export class FoundProblems {
  readonly #most: number;
  readonly kept: FileProblem[] = [];
  count = 0;
  /** Rows with a problem. */
  rows = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** The problems of one row; none of them is a row that is right. */
  add(file: string, problems: readonly RowProblem[]): void {
    if (problems.length === 0) return;
    this.rows += 1;
    this.count += problems.length;
    for (const problem of problems) if (this.kept.length < this.#most) this.kept.push({ file, ...problem });
  }
}
