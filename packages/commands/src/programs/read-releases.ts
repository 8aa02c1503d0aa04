import { formatInstant } from '@tierwright/lifecycle';
import { decisionsUnder, findProgram, findRelease, listHindrances, listReleases, type StoredRelease, type Tx } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { badCursor, cursorOf, newestAfter, pairAfter } from '../partners/cursor.ts';
import { type Page, type PageAsked, USUAL_LIMIT } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { READ_PROGRAMS } from './program-rights.ts';
import { notThere } from './refusals.ts';
import type { AffectedBody, HindranceBody, ReleaseBody } from './shapes.ts';
import { releaseShown, releasesShown } from './shown.ts';

/** The releases of a program, the last asked for first: what is scheduled, what holds, what held. */
export const releasesFor = (
  service: Service,
  caller: Caller,
  { program, cursor, limit = USUAL_LIMIT }: { readonly program: string } & PageAsked,
): Promise<Answer<Page<ReleaseBody>>> =>
  reading(service, READ_PROGRAMS, caller, async (tx) => {
    const from = newestAfter(cursor, 'uuid');
    if (!from.ok) return badCursor();
    if (!(await findProgram(tx, program))) return notThere('program');
    const found = await listReleases(tx, { program, ...(from.before ? { before: from.before } : {}), limit: limit + 1 });
    const last = found[limit - 1];
    const items = await releasesShown(tx, found.slice(0, limit));
    return { ok: true, status: 200, body: { items, next: found.length > limit && last ? cursorOf(last.asked_at, last.id) : null } };
  });

export const releaseFor = (service: Service, caller: Caller, id: string): Promise<Answer<ReleaseBody>> =>
  reading(service, READ_PROGRAMS, caller, async (tx) => {
    const release = await findRelease(tx, id);
    return release ? { ok: true, status: 200, body: await releaseShown(tx, release) } : notThere('release');
  });

/** What could not go on under a release, and why. */
export const hindrancesFor = (
  service: Service,
  caller: Caller,
  { release: id, cursor, limit = USUAL_LIMIT }: { readonly release: string } & PageAsked,
): Promise<Answer<Page<HindranceBody>>> =>
  reading(service, READ_PROGRAMS, caller, async (tx) => {
    const from = pairAfter(cursor);
    if (!from.ok) return badCursor();
    if (!(await findRelease(tx, id))) return notThere('release');
    const found = await listHindrances(tx, id, from.after ?? ['', ''], limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const items = page.map(({ kind, item, problems, at }) => ({
      ...{ kind, item, at: formatInstant(at) },
      problems: problems as unknown as HindranceBody['problems'],
    }));
    return { ok: true, status: 200, body: { items, next: found.length > limit && last ? cursorOf(last.kind, last.item) : null } };
  });

/** From when to before when the version that a way back leaves was in force. */
async function leftBehind(tx: Tx, release: StoredRelease): Promise<{ hash: string; from: number; before: number } | undefined> {
  const { before_hash: hash, activated_at: before } = release;
  if (hash === null || before === null) return undefined;
  const all = await listReleases(tx, { program: release.program, limit: 200 });
  const left = all.find((one) => one.hash === hash && one.ended_at === before && one.activated_at !== null);
  return { hash, before, from: left?.activated_at ?? 0 };
}

/** The decisions that the version made which a release took over from, while it was in force: what a way back is about. */
export const affectedFor = (
  service: Service,
  caller: Caller,
  { release: id, cursor, limit = USUAL_LIMIT }: { readonly release: string } & PageAsked,
): Promise<Answer<Page<AffectedBody>>> =>
  reading(service, READ_PROGRAMS, caller, async (tx) => {
    const from = newestAfter(cursor, 'uuid');
    if (!from.ok) return badCursor();
    const release = await findRelease(tx, id);
    if (!release) return notThere('release');
    const left = await leftBehind(tx, release);
    const found = left ? await decisionsUnder(tx, { ...left, after: from.before, limit: limit + 1 }) : [];
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const items = page.map((made) => ({
      ...{ decision: made.id, kind: made.subject_kind, subject: made.subject, at: formatInstant(made.decided_at) },
    }));
    return { ok: true, status: 200, body: { items, next: found.length > limit && last ? cursorOf(last.decided_at, last.id) : null } };
  });
