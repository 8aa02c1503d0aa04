import type { AnyItem } from '@tierwright/lifecycle';
import { canonicalize, type Json } from '@tierwright/program';
import type { ItemsRead } from './read-items.ts';

const line = (kind: string, more: Readonly<Record<string, unknown>>): string => canonicalize({ kind, ...more } as unknown as Json);

/** One item as its line. */
export const itemLine = (item: AnyItem): string => canonicalize(item as unknown as Json);

/** What items look at besides, a thing a line; items follow. */
export function* linesBeside({ versions, people, opposing, ledger }: Omit<ItemsRead, 'items'>): Generator<string> {
  for (const [hash, { program }] of versions) yield line('version', { hash, document: program });
  for (const person of people ?? []) yield line('person', { ...person });
  for (const [source, records] of Object.entries(opposing)) {
    yield line('source', { source, isLoaded: records !== null });
    for (const record of records ?? []) yield line('record', { source, record });
  }
  if (ledger === null) return;
  yield line('source', { source: 'ledger', isLoaded: true });
  for (const entry of ledger) yield line('entry', { entry });
}
