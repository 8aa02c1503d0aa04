import { Readable } from 'node:stream';
import type { RawHeader, RawRow } from '@tierwright/commands';
import { CsvError, type Info, parse } from 'csv-parse';
import { textOf } from './text-lines.ts';

/** A row may have so many characters; a quote that is never closed would take the whole file for one. */
const LONGEST = 1_000_000;
const PIECE = 200;

interface Parsed {
  readonly record: readonly string[];
  readonly info: Info;
}

/**
 * Rows of CSV (RFC 4180): the header first. Line numbers are those where a row begins, so quoted new lines count. A row whose
 * quotes are broken ends the reading: nobody can say where the next one begins.
 */
export async function* csvRows(
  stream: AsyncIterable<Uint8Array>,
  { encoding, delimiter }: { readonly encoding: string; readonly delimiter: string },
): AsyncGenerator<RawHeader | readonly RawRow[]> {
  const parser = parse({ delimiter, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST, bom: true });
  const source = Readable.from(textOf(stream, encoding));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let begins = 1;
  let skipped = 0;
  let row = 0;
  let hasHeader = false;
  let rows: RawRow[] = [];
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      // `lines` is where the row ends; empty lines before it belong to nobody.
      begins += info.empty_lines - skipped;
      skipped = info.empty_lines;
      const line = begins;
      begins = info.lines + 1;
      if (!hasHeader) {
        hasHeader = true;
        yield { headers: record };
        continue;
      }
      row += 1;
      rows.push({ line, row, cells: record });
      if (rows.length >= PIECE) {
        yield rows;
        rows = [];
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const isLong = error.code === 'CSV_MAX_RECORD_SIZE';
    const wrong = isLong
      ? { code: 'CMD317', message: 'The row is too long; a quote may not be closed.', expected: `at most ${LONGEST} characters` }
      : {
          code: 'CMD318',
          message: 'The quotes of the row are broken; nothing after it was read.',
          expected: 'a quote inside quotes written twice',
        };
    rows.push({ line: begins, row: row + 1, wrong });
  }
  if (!hasHeader && rows.length === 0) yield { headers: [] };
  yield rows;
}
