import { type AnyItem, changeNotices, type Effect, type Instant } from '@tierwright/lifecycle';
import { findItem, findRelease, isTold, peopleConcerned, peopleOfPartner, releasesToldAs, runsOfPartner } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import { bookOf } from '../facts/step-book.ts';
import { keepNotices } from '../notices/keep-notices.ts';
import type { SystemCaller } from '../rights/caller.ts';
import { detailOf } from './audit-detail.ts';
import { SYSTEM_ONLY } from './program-rights.ts';

export interface PartnerToTell {
  readonly release: string;
  readonly hash: string;
  readonly since: Instant;
  readonly partner: string;
  /** What changes for the partner, in sentences. */
  readonly summary: string;
  /** Told only while the release is in this state. */
  readonly while: 'scheduled' | 'active';
}

/**
 * N1.11: a partner is told of a version that comes, or came, into force, once for each time that it is published; held where
 * it would go to many.
 */
export const tellPartner: Command<PartnerToTell, 'told', SystemCaller> = {
  name: 'program.tell',
  rights: SYSTEM_ONLY,
  async run(work, { release, hash, since, partner, summary, while: state }) {
    const { tx, service, now } = work;
    const found = await findRelease(tx, release);
    if (found?.state !== state) return refuse('CMD213', `The release is ${found?.state}.`);
    const program = await service.programs.byHash(tx, hash);
    const key = await runsOfPartner(tx, program.program.program, partner);
    const row = key && (await findItem(tx, key));
    if (!row) return refuse('CMD601', 'Nothing of the partner runs any more.', { value: partner });
    const book = bookOf(tx);
    const change = { partner, summary, from: program.baseCalendar.dayOf(since) };
    const told = await whenLoaded(() => changeNotices(program, [change], now, book.common(program)));
    if (told.length === 0) return refuse('CMD603', 'The program tells nobody.');
    // A version may come into force more than once, and is told of each time; one that was put off is not told of again.
    const before = await releasesToldAs(tx, found);
    const idOf = (its: string, n: number) => `release/${its}/${partner}/${n}`;
    if (
      await isTold(
        tx,
        [...told.keys()].flatMap((n) => before.map((its) => idOf(its, n))),
      )
    ) {
      return refuse('CMD603', 'The partner has been told.', { value: partner });
    }
    const effects = told.map((effect, n): Effect => ({ ...effect, id: idOf(release, n) }));
    const others = (await peopleConcerned(tx, program.program.program)) - (await peopleOfPartner(tx, partner)).length;
    const elsewhere = Object.fromEntries(effects.flatMap((effect) => (effect.do === 'notice' ? [[effect.notice, others]] : [])));
    // The mailbox is that of now, not of the item's last step.
    await keepNotices(tx, book, { ...(row.body as unknown as AnyItem), at: now }, effects, program, elsewhere);
    work.about(`${row.kind}/${row.id}`, undefined, detailOf({ release, partner }));
    return { ok: true, status: 200, body: 'told' };
  },
};
