import { keysOfRecord, type OpposingRecord } from '@tierwright/lifecycle';
import type { CustomerKey } from '@tierwright/store';

const ALONE = ['registration', 'domain', 'nameCountry'] as const;

/** What the customer of a record is found by. */
export function customerKeysOf(record: OpposingRecord): readonly CustomerKey[] {
  const { customer } = keysOfRecord(record);
  return ALONE.flatMap((kind) => {
    const value = customer[kind];
    return value === null ? [] : [{ kind, value }];
  });
}
