import type { RawRow, RowCodes } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import { linesOf, textOf } from './text-lines.ts';

const LONGEST = 1_000_000;
const DEEPEST = 20;

/** Whether a text of JSON nests too deep to be parsed; a loop, so that no text makes it deep. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) {
      at += 1;
      while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
    } else if (unit === 0x7b || unit === 0x5b) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (unit === 0x7d || unit === 0x5d) depth -= 1;
  }
  return false;
}

const wrong = (code: string, message: string, expected: string) => ({ wrong: { code, message, expected } });

function read(text: string, isCut: boolean, codes: RowCodes): { readonly json: Json } | ReturnType<typeof wrong> {
  if (isCut) return wrong(codes.text, 'The line is too long.', `at most ${LONGEST} characters`);
  if (text.includes('\uFFFD')) return wrong(codes.encoding, 'There is a character that is not of the encoding.', 'UTF-8');
  if (isTooDeep(text)) return wrong(codes.json, 'The line nests too deep.', `at most ${DEEPEST} levels`);
  try {
    return { json: JSON.parse(text) as Json };
  } catch {
    return wrong(codes.json, 'The line is no JSON.', 'one JSON object a line');
  }
}

/** Rows of NDJSON: a JSON value a line; empty lines are passed over. */
export async function* ndjsonRows(stream: AsyncIterable<Uint8Array>, encoding: string, codes: RowCodes): AsyncGenerator<readonly RawRow[]> {
  let row = 0;
  for await (const lines of linesOf(textOf(stream, encoding), LONGEST)) {
    const rows: RawRow[] = [];
    for (const { line, text, isCut } of lines) {
      if (text.trim() === '' && !isCut) continue;
      row += 1;
      rows.push({ line, row, ...read(text, isCut, codes) });
    }
    yield rows;
  }
}
