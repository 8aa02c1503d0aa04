import type { Letter } from '@tierwright/lifecycle';
import { findItem, heldNotices, lockMail, placeNotice, type StoredNotice } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { bookOf } from '../facts/step-book.ts';
import type { Caller } from '../rights/caller.ts';
import { mailFor } from './mail-for.ts';

/** So many are released in one transaction; the answer says how many are left. */
const PAGE = 200;

const letterOf = ({ effect: id, notice, event, channels, subject, body: text, send, at }: StoredNotice): Letter => ({
  ...{ id, notice, event, channels, subject, text, send, at },
  holds: [],
});

/** The system holds nothing. */
const rolesOf = (caller: Caller): readonly string[] => (caller.kind === 'system' ? [] : [...caller.groups, ...caller.roles]);

/** N1.10: somebody releases what one of the person's roles holds of a notice; what no other role holds is sent as if it came now. */
export const releaseNotices: Command<{ readonly notice: string }, { readonly released: number; readonly left: number }> = {
  name: 'notice.release',
  rights: { decider: 'held', channelManager: 'all', administrator: 'all' },
  async run(work, { notice }) {
    const { tx, service, caller, now } = work;
    const roles = rolesOf(caller);
    await lockMail(tx);
    const held = await heldNotices(tx, notice, roles, PAGE + 1);
    if (held.length === 0) return refuse('CMD102', 'Nothing of this notice waits for you.', { value: notice });
    const book = bookOf(tx);
    for (const row of held.slice(0, PAGE)) {
      const holds = row.holds.filter((role) => !roles.includes(role));
      const item = await findItem(tx, { kind: row.kind as 'deal', id: row.item });
      if (holds.length > 0 || !item) {
        await placeNotice(tx, row, { state: 'held', holds, digest_at: null, sent_on: null });
        continue;
      }
      const program = await service.programs.byHash(tx, item.program_hash);
      const [placed] = await mailFor(tx, book, { program, letters: new Map([[row.person, [letterOf(row)]]]), at: now });
      if (placed) await placeNotice(tx, row, { ...placed, holds });
    }
    work.about(`notice/${notice}`);
    const released = Math.min(held.length, PAGE);
    return { ok: true, status: 200, body: { released, left: held.length - released } };
  },
};
