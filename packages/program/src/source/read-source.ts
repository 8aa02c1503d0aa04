import { checkDepth } from './check-depth.ts';
import { decodeSource } from './decode-source.ts';
import type { Finding } from './finding.ts';
import { lineStartsOf } from './line-starts.ts';
import { readValue } from './read-value.ts';
import { readerOf, skipSpace } from './reader.ts';
import type { SourceDocument } from './source-document.ts';
import { unexpected } from './unexpected.ts';

/** What reading a text gave: its document where it is JSON, and what was found on the way. */
export interface SourceReading {
  document?: SourceDocument;
  lineStarts: readonly number[];
  findings: Finding[];
}

const EMPTY: Finding = {
  code: 'PDL118',
  severity: 'error',
  pointer: '',
  offset: 0,
  message: 'The document is empty.',
  expected: 'a JSON object that begins with { "pdl": "1.0", … }',
};

const isBlank = (text: string) => !/[^ \t\r\n]/.test(text);

/** Reads a document's text as JSON with positions. Size, encoding and depth are checked before anything is parsed. */
export function readSource(source: string | Uint8Array, maxBytes?: number): SourceReading {
  const decoded = decodeSource(source, maxBytes);
  if ('finding' in decoded) return { lineStarts: lineStartsOf(decoded.text ?? ''), findings: [decoded.finding] };
  const { text } = decoded;
  const reader = readerOf(text);
  const { lineStarts, findings } = reader;
  if (isBlank(text)) return { lineStarts, findings: [EMPTY] };
  const tooDeep = checkDepth(text);
  if (tooDeep) return { lineStarts, findings: [tooDeep] };
  skipSpace(reader);
  const read = readValue(reader);
  if (!read) return { lineStarts, findings };
  skipSpace(reader);
  if (reader.at < text.length) {
    unexpected(reader, 'the end of the file', 'A document is one JSON value; remove what follows it.');
    return { lineStarts, findings };
  }
  return { document: { text, value: read.value, root: read.spot, lineStarts }, lineStarts, findings };
}
