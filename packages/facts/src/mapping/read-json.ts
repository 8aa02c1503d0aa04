import type { Json, Problem } from '@tierwright/program';
import type { PartnerData } from '../partner/partner-data.ts';
import type { RowFault, RowKind, RowProblem } from './mapping.ts';
import type { CellReading } from './read-cells.ts';
import { canBeKept, isPartnerId, type ReadRow, type RowContent, type RowRecord, shortened } from './row.ts';

type Members = { readonly [name: string]: Json };
type Place = { readonly line: number; readonly row: number };

const DEEPEST = 16;
const PARTNER_KEYS = new Set(['id', 'title', 'parent', 'attributes', 'facts', 'previous', 'records']);
/** As they are exported: where a line comes from, and when we learnt of it, the import says anew. */
const RECORD_KEYS = new Set(['partner', 'kind', 'id', 'source', 'sourceRef', 'recordedAt', 'body']);

const isMembers = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a value holds a text or a key that cannot be kept, or nests too deep. */
function badAt(value: Json, pointer = '', depth = 0): string | undefined {
  if (typeof value === 'string') return canBeKept(value) ? undefined : pointer;
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > DEEPEST) return pointer;
  for (const [key, inner] of Object.entries(value)) {
    const at = `${pointer}/${key}`;
    const bad = key === '__proto__' || !canBeKept(key) ? at : badAt(inner, at, depth + 1);
    if (bad !== undefined) return bad;
  }
  return undefined;
}

/** Reads a line of NDJSON: a partner file, or a record of a partner. Programs have not looked at it yet. */
export function readJson(json: Json, at: Place, reading: Pick<CellReading, 'kind' | 'codes'>): ReadRow {
  const refused = (column: string | null, fault: RowFault, message: string, value?: Json, expected?: string): ReadRow => {
    const problem: RowProblem = {
      ...at,
      column,
      code: reading.codes[fault],
      message,
      ...(value === undefined ? {} : { value: shortened(value) }),
      ...(expected === undefined ? {} : { expected }),
    };
    return { name: null, problems: [problem] };
  };
  if (!isMembers(json)) return refused(null, 'json', 'A line is a JSON object.', shortened(json));
  const bad = badAt(json);
  if (bad !== undefined) return refused(bad.replaceAll('\0', ''), 'text', 'A key or a text cannot be kept.');
  const keys = reading.kind === 'partners' ? PARTNER_KEYS : RECORD_KEYS;
  const alien = Object.keys(json).find((key) => !keys.has(key));
  if (alien !== undefined) return refused(`/${alien}`, 'json', 'There is no such key.', alien, [...keys].join(', '));
  const partner = reading.kind === 'partners' ? json.id : json.partner;
  const named = reading.kind === 'partners' ? '/id' : '/partner';
  if (!isPartnerId(partner)) return refused(named, 'naming', 'The line names no partner.', partner);
  const content = reading.kind === 'partners' ? partnerOf(json, partner) : recordOf(json, partner);
  if ('column' in content) return refused(content.column, 'json', content.message, json[content.column.slice(1)], content.expected);
  const name = reading.kind === 'partners' ? partner : (content.records[0]?.sourceRef ?? null);
  return { content, name, problems: [] };
}

interface Refused {
  readonly column: string;
  readonly message: string;
  readonly expected: string;
}

const notAn = (key: string, expected: string): Refused => ({ column: `/${key}`, message: `${key} is not ${expected}.`, expected });

function partnerOf(json: Members, partner: string): RowContent | Refused {
  const { title, parent, attributes, facts, previous, records } = json;
  if (title !== undefined && (typeof title !== 'string' || title === '' || title.length > 400)) return notAn('title', 'a text');
  if (parent !== undefined && parent !== null && !isPartnerId(parent)) return notAn('parent', 'the id of a partner');
  for (const [key, value] of Object.entries({ attributes, facts, previous, records }))
    if (value !== undefined && value !== null && !isMembers(value)) return notAn(key, 'an object');
  const identity = {
    id: partner,
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof parent === 'string' ? { parent } : {}),
    ...(isMembers(attributes) ? { attributes } : {}),
    ...(isMembers(facts) ? { facts } : {}),
    ...(isMembers(previous) ? { previous: previous as unknown as NonNullable<PartnerData['previous']> } : {}),
  };
  const found: RowRecord[] = [];
  for (const [kind, list] of Object.entries(isMembers(records) ? records : {})) {
    if (!Array.isArray(list) || !list.every(isMembers)) return notAn(`records/${kind}`, 'a list of records');
    for (const [index, body] of list.entries()) {
      // What has an id is known by it; the rest by its place in the file.
      found.push({ kind, body: body as Members, ...(typeof body.id === 'string' ? {} : { sourceRef: `${partner}/${kind}/${index + 1}` }) });
    }
  }
  return { partner, identity, records: found };
}

function recordOf({ kind, id, sourceRef, body }: Members, partner: string): RowContent | Refused {
  if (typeof kind !== 'string' || kind === '' || kind.includes('.')) return notAn('kind', 'a record kind');
  if (sourceRef !== undefined && sourceRef !== null && (typeof sourceRef !== 'string' || sourceRef === '' || sourceRef.length > 200))
    return notAn('sourceRef', 'a text');
  if (body !== null && !isMembers(body)) return notAn('body', 'an object, or null');
  if (body === null && typeof sourceRef !== 'string' && typeof id !== 'string')
    return notAn('sourceRef', 'what names the record that is taken away');
  const record: RowRecord = {
    kind,
    body,
    ...(body === null && typeof id === 'string' ? { id } : {}),
    ...(typeof sourceRef === 'string' ? { sourceRef } : {}),
  };
  return { partner, records: [record] };
}

/** A pointer into the line, from one into a partner file. */
export function pointerOf({ pointer }: Pick<Problem, 'pointer'>, kind: RowKind): string {
  if (kind === 'partners') return pointer;
  return pointer.replace(/^\/records\/[^/]*\/0/, '/body').replace(/^\/records\/[^/]*$/, '/kind');
}
