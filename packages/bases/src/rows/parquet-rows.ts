import { open } from 'node:fs/promises';
import type { RawHeader, RawRow } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
import type { ReadBytes } from '../files/watched-file.ts';
import { BaseRefused } from '../problems/base-refused.ts';
import { COMPRESSORS, PARSERS, valueReader } from './parquet-values.ts';

/** Rows that are held at once; a group of rows in the file may have more. */
const ROWS = 20_000;

async function sliced(path: string, read: ReadBytes): Promise<{ buffer: AsyncBuffer; close: () => Promise<void> }> {
  const file = await open(path);
  const { size } = await file.stat();
  const slice = async (start: number, end = size): Promise<ArrayBuffer> => {
    const bytes = new Uint8Array(Math.max(0, end - start));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    read.add(bytesRead);
    return bytes.buffer;
  };
  return { buffer: { byteLength: size, slice }, close: () => file.close() };
}

const broken = (file: string, error: unknown): BaseRefused =>
  new BaseRefused('BASE121', `${file} is not whole Parquet: ${error instanceof Error ? error.message : String(error)}.`, { file });

/** Rows of Parquet: the names of its columns first. Rows count from 1; lines are rows. Throws BaseRefused (BASE121). */
export async function* parquetRows(path: string, read: ReadBytes): AsyncGenerator<RawHeader | readonly RawRow[]> {
  const { buffer, close } = await sliced(path, read);
  try {
    const metadata = await parquetMetadataAsync(buffer).catch((error: unknown) => {
      throw broken(path, error);
    });
    const columns = parquetSchema(metadata).children.map(({ element }) => element);
    const headers = columns.map(({ name }) => name);
    yield { headers };
    const readers = columns.map(valueReader);
    const total = Number(metadata.num_rows);
    for (let start = 0; start < total; start += ROWS) {
      const rows = await rowsOf(path, buffer, metadata, headers, start, Math.min(total, start + ROWS));
      yield rows.map((values, index): RawRow => rowOf(values, start + index + 1));
    }

    function rowOf(values: readonly unknown[], row: number): RawRow {
      const cells = readers.map((reader, column) => reader(values[column]));
      const bad = cells.indexOf(undefined);
      if (bad < 0) return { line: row, row, cells: cells as Json[] };
      const message = `${headers[bad]} has a value that no field takes.`;
      const expected = 'text, a finite number, true or false, a day, an instant or a list of words';
      return { line: row, row, wrong: { code: 'BASE113', message, value: String(values[bad]), expected, column: headers[bad] ?? '' } };
    }
  } finally {
    await close();
  }
}

async function rowsOf(
  path: string,
  file: AsyncBuffer,
  metadata: FileMetaData,
  columns: string[],
  rowStart: number,
  rowEnd: number,
): Promise<readonly unknown[][]> {
  let found: unknown[][] = [];
  try {
    await parquetRead({
      ...{ file, metadata, columns, rowStart, rowEnd, compressors: COMPRESSORS, parsers: PARSERS, useOffsetIndex: true },
      onComplete: (rows: unknown[][]) => {
        found = rows;
      },
    });
  } catch (error) {
    throw broken(path, error);
  }
  if (found.length !== rowEnd - rowStart) throw broken(path, new Error(`${found.length} of ${rowEnd - rowStart} rows are there`));
  return found;
}
