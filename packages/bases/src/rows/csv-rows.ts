import type { RawHeader, RawRow, RowCodes } from '@tierwright/facts';
import { type CsvError, parse } from 'csv-parse';
import { textOf } from './text-lines.ts';

/** A row may have so many characters; a quote that is never closed would take the whole file for one. */
const LONGEST = 1_000_000;

/**
 * Rows of CSV (RFC 4180): the header first. Line numbers are those where a row begins, so quoted new lines count. A row whose
 * quotes are broken ends the reading: nobody can say where the next one begins.
 */
export async function* csvRows(
  stream: AsyncIterable<Uint8Array>,
  { encoding, delimiter, codes }: { readonly encoding: string; readonly delimiter: string; readonly codes: RowCodes },
): AsyncGenerator<RawHeader | readonly RawRow[]> {
  let found: { readonly line: number; readonly cells: readonly string[] }[] = [];
  let begins = 1;
  let skipped = 0;
  const parser = parse({
    ...{ delimiter, relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST, bom: true },
    // Taken here and not from the stream, which forgets what is waiting in it when a later row fails.
    on_record: (cells: string[], { lines, empty_lines: empty }) => {
      // `lines` is where the row ends; empty lines before it belong to nobody.
      found.push({ line: begins + empty - skipped, cells });
      skipped = empty;
      begins = lines + 1;
      return null;
    },
  });
  // It comes by the callbacks too.
  parser.on('error', () => undefined);
  let row = 0;
  let hasHeader = false;
  const taken = (): (RawHeader | readonly RawRow[])[] => {
    const [first, ...rest] = hasHeader ? [undefined, ...found] : found;
    found = [];
    if (first) hasHeader = true;
    const rows = rest.flatMap((one): RawRow[] => {
      if (!one) return [];
      row += 1;
      return [{ row, ...one }];
    });
    return first ? [{ headers: first.cells }, rows] : [rows];
  };
  for await (const text of textOf(stream, encoding)) {
    const error = await new Promise<CsvError | null | undefined>((resolve) =>
      parser.write(text, (failed) => resolve(failed as CsvError | null)),
    );
    yield* taken();
    if (error) {
      yield [{ line: begins, row: row + 1, wrong: wrongOf(error, codes) }];
      return;
    }
  }
  const error = await new Promise<CsvError | null | undefined>((resolve) => {
    parser.once('error', (failed) => resolve(failed as CsvError));
    parser.end(() => resolve(undefined));
  });
  yield* taken();
  if (error) yield [{ line: begins, row: row + 1, wrong: wrongOf(error, codes) }];
  else if (!hasHeader) yield { headers: [] };
}

const wrongOf = ({ code }: CsvError, codes: RowCodes) =>
  code === 'CSV_MAX_RECORD_SIZE'
    ? { code: codes.text, message: 'The row is too long; a quote may not be closed.', expected: `at most ${LONGEST} characters` }
    : {
        code: codes.quotes,
        message: 'The quotes of the row are broken; nothing after it was read.',
        expected: 'a quote inside quotes written twice',
      };
