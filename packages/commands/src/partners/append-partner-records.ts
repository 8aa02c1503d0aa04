import type { RecordData } from '@tierwright/facts';
import type { Problem } from '@tierwright/program';
import { appendRecords, findPartner, type NewRecord } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { refuseWith } from '../command/refuse.ts';
import { activePrograms } from './active-programs.ts';
import { recordProblems } from './check-partner.ts';
import { partnersChanged } from './partner-changed.ts';
import { CHANGE_PARTNERS_RIGHTS } from './partner-rights.ts';
import type { AppendedShown, NewRecords } from './partner-shapes.ts';
import { noPartner } from './read-partners.ts';
import { readableBefore } from './still-readable.ts';

/** Says what happened, or is held, by a partner. Records are only added: what is known already is corrected by a new one. */
export const appendPartnerRecords: Command<NewRecords & { readonly partner: string }, AppendedShown> = {
  name: 'partner.records',
  rights: CHANGE_PARTNERS_RIGHTS,
  async run(work, { partner, source = 'api', records }) {
    const { service, tx, now, about } = work;
    if (!(await findPartner(tx, partner))) return noPartner(partner);
    const programs = await activePrograms(service.programs, tx);
    const problems = records.flatMap(({ kind, body, id, sourceRef }, index): Problem[] => {
      const pointer = `/records/${index}`;
      if (body === null) return id === undefined && sourceRef === undefined ? [nameless(pointer)] : [];
      return recordProblems(programs, partner, { [kind]: [body as RecordData] }).map((problem) => ({
        ...problem,
        pointer: pointer + problem.pointer.replace(/^\/records\/[^/]*\/0/, '/body').replace(/^\/records\/[^/]*$/, '/kind'),
      }));
    });
    if (problems.length > 0) return refuseWith('CMD303', problems);
    const kept = records.map(
      ({ kind, body, id, sourceRef }): NewRecord => ({
        partner,
        kind,
        body,
        source,
        ...(id === undefined ? {} : { id }),
        ...(sourceRef === undefined ? {} : { sourceRef }),
      }),
    );
    const newlyUnreadable = await readableBefore(work, partner);
    const { added, corrected, unchanged, partners } = await appendRecords(tx, kept, now);
    const unreadable = partners.length === 0 ? [] : await newlyUnreadable();
    if (unreadable.length > 0) return refuseWith('CMD322', unreadable);
    await partnersChanged(work, partners);
    about(`partner/${partner}`);
    return { ok: true, status: 200, body: { added, corrected, unchanged } };
  },
};

const nameless = (pointer: string): Problem => ({
  code: 'CMD303',
  severity: 'error',
  pointer,
  message: 'A record that is taken away is named.',
  expected: '`id` or `sourceRef`',
});
