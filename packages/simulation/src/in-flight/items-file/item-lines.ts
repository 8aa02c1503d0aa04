import type { AnyItem, LedgerEntry, LifecycleProgram, Opposing, OpposingRecord, WorldPerson } from '@tierwright/lifecycle';
import { canonicalize, type Json } from '@tierwright/program';

const line = (value: object): string => canonicalize(value as unknown as Json);

/** A file of items (SIM-F10), a thing a line, in any order. */
export const ITEM_LINES = {
  item: (item: AnyItem): string => line(item),
  version: ({ hash, program }: LifecycleProgram): string => line({ kind: 'version', hash, document: program }),
  person: (person: WorldPerson): string => line({ ...person, kind: 'person' }),
  /** Whether a source is loaded: one that no line tells of is not told. */
  source: (source: keyof Opposing | 'ledger', isLoaded: boolean): string => line({ kind: 'source', source, isLoaded }),
  record: (source: keyof Opposing, record: OpposingRecord): string => line({ kind: 'record', source, record }),
  entry: (entry: LedgerEntry): string => line({ kind: 'entry', entry }),
};
