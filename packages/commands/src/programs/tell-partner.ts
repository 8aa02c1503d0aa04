import { type AnyItem, changeNotices, type Effect, type Instant } from '@tierwright/lifecycle';
import { findItem, peopleConcerned, peopleOfPartner, runsOfPartner } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import { bookOf } from '../facts/step-book.ts';
import { keepNotices } from '../notices/keep-notices.ts';
import type { SystemCaller } from '../rights/caller.ts';
import { detailOf } from './audit-detail.ts';
import { SYSTEM_ONLY } from './program-rights.ts';
import { changeSummary } from './tell-change.ts';

export interface PartnerToTell {
  readonly release: string;
  readonly hash: string;
  readonly since: Instant;
  readonly partner: string;
}

/** N1.11: a partner is told of the version that came into force, once for each release; held where it would go to many. */
export const tellPartner: Command<PartnerToTell, 'told', SystemCaller> = {
  name: 'program.tell',
  rights: SYSTEM_ONLY,
  async run(work, { release, hash, since, partner }) {
    const { tx, service, now } = work;
    const program = await service.programs.byHash(tx, hash);
    const key = await runsOfPartner(tx, program.program.program, partner);
    const row = key && (await findItem(tx, key));
    if (!row) return refuse('CMD601', 'Nothing of the partner runs any more.', { value: partner });
    const book = bookOf(tx);
    const change = { partner, summary: changeSummary(program), from: program.baseCalendar.dayOf(since) };
    const told = await whenLoaded(() => changeNotices(program, [change], now, book.common(program)));
    if (told.length === 0) return refuse('CMD603', 'The program tells nobody.');
    // A version may come into force more than once, and is told of each time.
    const effects = told.map((effect, n): Effect => ({ ...effect, id: `release/${release}/${partner}/${n}` }));
    const others = (await peopleConcerned(tx, program.program.program)) - (await peopleOfPartner(tx, partner)).length;
    const elsewhere = Object.fromEntries(effects.flatMap((effect) => (effect.do === 'notice' ? [[effect.notice, others]] : [])));
    // The mailbox is that of now, not of the item's last step.
    await keepNotices(tx, book, { ...(row.body as unknown as AnyItem), at: now }, effects, program, elsewhere);
    work.about(`${row.kind}/${row.id}`, undefined, detailOf({ release, partner }));
    return { ok: true, status: 200, body: 'told' };
  },
};
