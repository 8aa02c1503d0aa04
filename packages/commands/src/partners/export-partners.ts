import { csvLine } from '@tierwright/facts';
import { formatInstant } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { listPartners, listRecords, partnerMembers, recordFields, type Tx } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import type { Caller } from '../rights/caller.ts';
import type { Rights } from '../rights/rights.ts';
import { reading } from './reading.ts';

/** Who takes whole bases away. */
export const EXPORT_RIGHTS: Rights = { channelManager: 'all', auditor: 'all' };

export interface ExportAsked {
  readonly what: 'partners' | 'records';
  readonly format: 'ndjson' | 'csv';
  /** Of records: only this kind; CSV needs one. */
  readonly kind?: string;
  /** Of records in NDJSON: what was corrected or taken away too. */
  readonly rows?: 'current' | 'all';
}

const PAGE = 500;
type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Everything of a kind as text, in pieces: NDJSON, which loses nothing, or CSV without formulas. Both can be imported again. */
export function exportPartners(service: Service, caller: Caller, asked: ExportAsked): Promise<Answer<AsyncIterable<string>>> {
  return reading(service, EXPORT_RIGHTS, caller, async () => {
    if (asked.what === 'records' && asked.format === 'csv' && asked.kind === undefined) {
      return refuse('CMD503', 'The columns of which kind?', { pointer: '/kind', expected: 'a record kind' });
    }
    const read: Read = (work) => service.store.read(caller.tenant, work);
    return { ok: true, status: 200, body: asked.what === 'partners' ? partnersOut(read, asked) : recordsOut(read, asked) };
  });
}

const lines = (values: readonly object[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

async function* partnersOut(read: Read, { format }: ExportAsked): AsyncGenerator<string> {
  const isCsv = format === 'csv';
  const [attributes, facts] = isCsv
    ? await read(async (tx) => [await partnerMembers(tx, 'attributes'), await partnerMembers(tx, 'facts')])
    : [[], []];
  if (isCsv)
    yield csvLine(['id', 'title', 'parent', ...attributes.map((name) => `attribute.${name}`), ...facts.map((name) => `fact.${name}`)]);
  for (let after: string | undefined; ; ) {
    const page = await read((tx) => listPartners(tx, {}, after, PAGE));
    if (page.length === 0) return;
    yield isCsv
      ? page
          .map((kept) =>
            csvLine([
              kept.id,
              kept.title,
              kept.parent,
              ...attributes.map((name) => kept.attributes[name] ?? null),
              ...facts.map((id) => kept.facts[id] ?? null),
            ]),
          )
          .join('')
      : lines(
          page.map(({ id, title, parent, attributes: own, facts: given, previous }) => ({
            id,
            title,
            ...(parent === null ? {} : { parent }),
            attributes: own,
            facts: given,
            ...(previous === null ? {} : { previous }),
          })),
        );
    after = page.at(-1)?.id;
  }
}

const membersOf = (body: Json | null): { readonly [name: string]: Json } =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};

async function* recordsOut(read: Read, { format, kind, rows = 'current' }: ExportAsked): AsyncGenerator<string> {
  const isCsv = format === 'csv';
  const fields = isCsv && kind !== undefined ? await read((tx) => recordFields(tx, kind)) : [];
  if (isCsv) yield csvLine(['partner', 'kind', 'id', 'sourceRef', ...fields.map((name) => `field.${name}`)]);
  const filter = { rows: isCsv ? 'current' : rows, ...(kind === undefined ? {} : { kind }) } as const;
  for (let after: number | undefined; ; ) {
    const page = await read((tx) => listRecords(tx, filter, after, PAGE));
    if (page.length === 0) return;
    yield isCsv
      ? page
          .map(({ partner, kind: of, id, sourceRef, body }) =>
            csvLine([partner, of, id, sourceRef, ...fields.map((name) => membersOf(body)[name] ?? null)]),
          )
          .join('')
      : lines(
          page.map(({ seq, partner, kind: of, id, source, sourceRef, recordedAt, replaces, body }) => ({
            ...(rows === 'all' ? { seq, replaces } : {}),
            partner,
            kind: of,
            ...(id === null ? {} : { id }),
            source,
            ...(sourceRef === null ? {} : { sourceRef }),
            recordedAt: formatInstant(recordedAt),
            body,
          })),
        );
    after = page.at(-1)?.seq;
  }
}
