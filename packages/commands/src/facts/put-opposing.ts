import { keysOfRecord, type OpposingRecord } from '@tierwright/lifecycle';
import { type CustomerKey, type OpposingSource, putOpposing } from '@tierwright/store';
import type { Command } from '../command/command.ts';

/** What a source has now of what may stand in a deal's way. */
export interface OpposingRecords {
  readonly of: OpposingSource;
  readonly records: readonly OpposingRecord[];
  /** The system that they come from. */
  readonly from: string;
  /** The day through which it is loaded, `YYYY-MM-DD`. */
  readonly through: string;
}

const ALONE = ['registration', 'domain', 'nameCountry'] as const;

function keysOf(record: OpposingRecord): readonly CustomerKey[] {
  const { customer } = keysOfRecord(record);
  return ALONE.flatMap((kind) => {
    const value = customer[kind];
    return value === null ? [] : [{ kind, value }];
  });
}

/** Keeps what a source has, instead of what it had. Deals look at it when they are next decided. */
export const putOpposingRecords: Command<OpposingRecords, { readonly kept: number }> = {
  name: 'opposing.put',
  rights: { administrator: 'all', channelManager: 'all' },
  async run(work, { of, records, from, through }) {
    const rows = records.map((record) => ({ id: record.id, body: record, keys: keysOf(record) }));
    await putOpposing(work.tx, of, rows, { from, through, at: work.now });
    work.about(`opposing/${of}`);
    return { ok: true, status: 200, body: { kept: rows.length } };
  },
};
