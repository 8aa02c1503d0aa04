import type { OpposingRecord } from '@tierwright/lifecycle';
import type { Problem } from '@tierwright/program';
import { loadedOpposing, markOpposing, type OpposingSource, putOpposing, toldByOthers } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { refuseWith } from '../command/refuse.ts';
import { customerKeysOf } from './customer-keys-of.ts';
import { opposingProblems } from './opposing-problems.ts';
import { PUT_OPPOSING_RIGHTS } from './opposing-rights.ts';
import type { OpposingKept } from './opposing-shapes.ts';

/** What a source has now of what may stand in a deal's way. */
export interface OpposingRecords {
  readonly of: OpposingSource;
  readonly records: readonly OpposingRecord[];
  /** The system that they come from. */
  readonly from: string;
  /** The day through which it has told all there is, `YYYY-MM-DD`; null: it is not known any more; absent: as before. */
  readonly through?: string | null;
  /** What becomes of the other records of the source; default: they go. */
  readonly rest?: 'keep' | 'remove';
}

/** Keeps what a source has, instead of what it had. Deals look at it when they are next decided. */
export const putOpposingRecords: Command<OpposingRecords, OpposingKept> = {
  name: 'opposing.put',
  rights: PUT_OPPOSING_RIGHTS,
  async run({ tx, now: at, about }, { of, records, from, through, rest = 'remove' }) {
    const problems = await opposingProblems(tx, records);
    if (problems.length > 0) return refuseWith('CMD309', problems);
    const put = { kind: of, source: from, at, rest };
    const ids = records.map(({ id }) => id);
    const others = await toldByOthers(tx, put, ids);
    if (others.length > 0)
      return refuseWith(
        'CMD310',
        others.map((id) => ofAnother(ids.indexOf(id), id)),
      );
    const rows = records.map((record) => ({ id: record.id, body: record, keys: customerKeysOf(record) }));
    const { removed } = await putOpposing(tx, put, rows);
    if (through !== undefined) await markOpposing(tx, of, from, through, at);
    about(`opposing/${of}`);
    const isLoaded = (await loadedOpposing(tx, [of])).length > 0;
    return { ok: true, status: 200, body: { kept: rows.length, removed, isLoaded } };
  },
};

const ofAnother = (index: number, value: string): Problem => ({
  code: 'CMD310',
  severity: 'error',
  pointer: `/records/${index}/id`,
  value,
  message: 'Another source has told a record of that id.',
  expected: 'an id that is the source’s own',
});
