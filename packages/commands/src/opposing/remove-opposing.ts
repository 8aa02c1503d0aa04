import { dropOpposing, type OpposingSource } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { PUT_OPPOSING_RIGHTS } from './opposing-rights.ts';

/** A record stands in nobody's way any more. */
export const removeOpposing: Command<{ readonly of: OpposingSource; readonly record: string }, null> = {
  name: 'opposing.remove',
  rights: PUT_OPPOSING_RIGHTS,
  async run({ tx, about }, { of, record }) {
    const gone = await dropOpposing(tx, of, [record]);
    if (gone === 0) return refuse('CMD102', `There is no record ${record} of ${of}.`, { value: record });
    about(`opposing/${of}`);
    return { ok: true, status: 204, body: null };
  },
};
