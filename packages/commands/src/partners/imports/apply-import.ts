import { addJob, changeImport, findImport } from '@tierwright/store';
import type { Command } from '../../command/command.ts';
import { refuse } from '../../command/refuse.ts';
import { CHANGE_PARTNERS_RIGHTS } from '../partner-rights.ts';
import { whoOf } from '../who.ts';
import { noImport } from './read-imports.ts';

/** Has the rows of an import applied by a job; where some are wrong only on the word that the valid ones are enough. */
export const applyImport: Command<{ readonly id: string; readonly rows: 'all' | 'valid' }, { readonly job: string }> = {
  name: 'import.apply',
  rights: CHANGE_PARTNERS_RIGHTS,
  async run({ service, tx, caller, now, about }, { id, rows }) {
    const kept = await findImport(tx, id, 'lock');
    if (!kept) return noImport(id);
    if (kept.state !== 'ready') return refuse('CMD305', `The import is ${kept.state}.`, { value: kept.state, expected: 'ready' });
    if (kept.wrong > 0 && rows === 'all') {
      return refuse('CMD308', `${kept.wrong} of ${kept.rows} rows are wrong.`, {
        pointer: '/rows',
        value: rows,
        expected: '`valid`, or an import without wrong rows',
      });
    }
    const job = service.newId();
    await addJob(tx, { id: job, kind: 'import', input: JSON.stringify({ import: id }), askedBy: whoOf(caller), at: now });
    await changeImport(tx, id, { state: 'applying', job, done: 0, result: null });
    about(`import/${id}`);
    return { ok: true, status: 202, body: { job }, location: `/jobs/${job}` };
  },
};
