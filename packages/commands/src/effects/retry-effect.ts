import { addToOutbox, findEffect, findItem, reopenEffect } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';

/** An effect that failed is tried again: its item's workflow is told. */
export const retryEffect: Command<{ readonly effect: string }, { readonly effect: string; readonly state: 'pending' }> = {
  name: 'item.retryEffect',
  rights: { administrator: 'all', channelManager: 'all' },
  async run(work, { effect }) {
    const { tx, now } = work;
    const row = await findEffect(tx, effect, 'lock');
    const item = row && (await findItem(tx, { kind: row.kind as 'deal', id: row.item }));
    if (!row || !item) return refuse('CMD102', 'There is no such effect.', { value: effect });
    if (!(await reopenEffect(tx, effect))) return refuse('CMD604', 'It has not failed.', { value: effect, current: { state: row.state } });
    const { kind, id, revision, program_hash: programHash } = item;
    await addToOutbox(tx, { subject: `${kind}/${id}`, revision, kind: 'item', body: { kind, id, programHash } }, now);
    work.about(`${kind}/${id}`, revision);
    return { ok: true, status: 200, body: { effect, state: 'pending' } };
  },
};
