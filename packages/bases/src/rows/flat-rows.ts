import type { Mapping, RawHeader, RawRow, RowCodes } from '@tierwright/facts';
import type { Json } from '@tierwright/program';

/** Rows of flat JSON objects as cells under the names that a mapping gives; other keys are refused unless it ignores them. */
export async function* flatRows(
  rows: AsyncIterable<readonly RawRow[]>,
  { columns = {}, others = 'refuse' }: Mapping,
  codes: RowCodes,
): AsyncGenerator<RawHeader | readonly RawRow[]> {
  const headers = Object.keys(columns);
  const known = new Set(headers);
  yield { headers };
  const flat = (raw: RawRow): RawRow => {
    if (!('json' in raw)) return raw;
    const { line, row, json } = raw;
    const wrong = (message: string, expected: string, column?: string): RawRow => ({
      line,
      row,
      wrong: { code: codes.json, message, expected, ...(column === undefined ? {} : { column: `/${column}` }) },
    });
    if (typeof json !== 'object' || json === null || Array.isArray(json))
      return wrong('A line is a JSON object.', 'one JSON object a line');
    const alien = others === 'ignore' ? undefined : Object.keys(json).find((key) => !known.has(key));
    if (alien !== undefined) return wrong(`Nothing says where ${alien} goes.`, headers.join(', '), alien);
    return { line, row, cells: headers.map((header): Json => json[header] ?? null) };
  };
  for await (const batch of rows) yield batch.map(flat);
}
