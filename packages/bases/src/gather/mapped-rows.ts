import {
  CellReader,
  type CellReading,
  type ColumnPlan,
  columnPlan,
  type RawHeader,
  type RawRow,
  type ReadRow,
  type RowProblem,
  readJson,
} from '@tierwright/facts';
import type { Program } from '@tierwright/program';
import type { MappedFile } from '../description/file-mapping.ts';
import { hashOfFile, type ReadBytes, WatchedFile } from '../files/watched-file.ts';
import { BaseRefused } from '../problems/base-refused.ts';
import { FILE_ROW_CODES } from '../problems/file-problem.ts';
import { csvRows } from '../rows/csv-rows.ts';
import { flatRows } from '../rows/flat-rows.ts';
import { ndjsonRows } from '../rows/ndjson-rows.ts';
import { parquetRows } from '../rows/parquet-rows.ts';
import { contentProblems } from './content-problems.ts';

/** A row as it was read, and where it stands. */
export interface MappedRow extends ReadRow {
  readonly line: number;
  readonly row: number;
}

/** The rows of one file of a base, read by its mapping. When all are read, its columns and its hash are known. */
export class MappedRows {
  readonly path: string;
  readonly #file: MappedFile;
  readonly #read: ReadBytes;
  readonly #programs: readonly Program[];
  #plan: ColumnPlan = [];
  #cells: CellReader | undefined;
  #hash = '';

  constructor(path: string, file: MappedFile, read: ReadBytes, programs: readonly Program[]) {
    this.path = path;
    this.#file = file;
    this.#read = read;
    this.#programs = programs;
  }

  /** Where its columns go; nothing for NDJSON that speaks for itself. */
  get plan(): ColumnPlan {
    return this.#plan;
  }

  /** SHA-256 of the file, in hex. */
  get hash(): string {
    return this.#hash;
  }

  /** Throws BaseRefused (BASE106) where columns do not fit. */
  async *batches(): AsyncGenerator<readonly MappedRow[]> {
    const { kind, mapping } = this.#file;
    const reading: CellReading = { kind, mapping, programs: this.#programs, codes: FILE_ROW_CODES };
    for await (const piece of this.#raw()) {
      if ('headers' in piece) {
        this.#takeHeader(piece);
        this.#cells = new CellReader(this.#plan, reading);
      } else yield piece.map((raw) => this.#row(raw, reading));
    }
  }

  async *#raw(): AsyncGenerator<RawHeader | readonly RawRow[]> {
    const { type, mapping } = this.#file;
    const codes = FILE_ROW_CODES;
    if (type === 'parquet') {
      this.#hash = await hashOfFile(this.path);
      yield* parquetRows(this.path, this.#read);
      return;
    }
    const { encoding = 'utf-8', delimiter = this.path.endsWith('.tsv') ? '\t' : ',' } = mapping;
    const file = new WatchedFile(this.path, this.#read);
    if (type === 'csv') yield* csvRows(file.chunks(), { encoding, delimiter, codes });
    else {
      const rows = ndjsonRows(file.chunks(), encoding, codes);
      if (mapping.columns) yield* flatRows(rows, mapping, codes);
      else yield* rows;
    }
    this.#hash = file.hash();
  }

  #takeHeader({ headers }: RawHeader): void {
    const { kind, mapping } = this.#file;
    const { plan, problems } = columnPlan(headers, kind, mapping, this.#programs, FILE_ROW_CODES.mapping);
    const listed = problems.map(({ code, message, pointer, expected = '' }) => ({
      ...{ file: this.path, line: 1, row: 0, code, message, expected },
      column:
        pointer
          .slice(pointer.lastIndexOf('/') + 1)
          .replaceAll('~1', '/')
          .replaceAll('~0', '~') || null,
    }));
    const [first] = listed;
    if (first)
      throw new BaseRefused('BASE106', `${this.path}: ${first.column === null ? '' : `${first.column}: `}${first.message}`, {
        file: this.path,
        line: 1,
        problems: listed,
      });
    this.#plan = plan;
  }

  #row(raw: RawRow, reading: CellReading): MappedRow {
    const { line, row } = raw;
    if ('wrong' in raw) {
      const { column = null, ...wrong } = raw.wrong;
      return { line, row, name: null, problems: [{ line, row, column, ...wrong }] };
    }
    const read = 'json' in raw ? readJson(raw.json, { line, row }, reading) : this.#cells?.read(raw.cells, { line, row });
    if (!read) throw new Error('cells before their header');
    if (!read.content || read.problems.length > 0) return { line, row, ...read };
    const problems: RowProblem[] = contentProblems(read.content, this.#file, this.#plan).map((problem) => ({ line, row, ...problem }));
    return { line, row, ...read, problems };
  }
}
