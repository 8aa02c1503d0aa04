import { addDuration, fromDay, toDay } from '@tierwright/facts';
import type { Review } from '@tierwright/program';
import type { Context } from '../context.ts';
import { keptRank } from '../exceptions.ts';
import { type Ladder, ladderContext, type Qualification, qualification, rankOf, tierAt } from '../qualification.ts';
import { allReads } from '../reads.ts';
import type { Session } from '../session.ts';
import { durationOf, endsOn, isKept } from './keep.ts';
import { policyOf } from './policy.ts';
import { isReviewDate } from './review-dates.ts';
import { beginning, held, type Standing } from './standing.ts';

interface Today {
  session: Session;
  ladder: Ladder;
  context: Context;
  policy: Review;
  qualified: Qualification;
  /** Rank of the tier held. */
  rank: number;
  /** Rank of the tier that an exception keeps (ENG-X1). */
  kept: number;
}

/** ENG-S8: the facts that are not loaded and that leave open whether the tier held still qualifies. */
async function notLoaded({ session, context, qualified, rank }: Today): Promise<string[]> {
  const tier = qualified.tiers[rank];
  if (tier?.status !== 'unknown' || !tier.tier.qualify) return [];
  const { notLoaded } = await session.factsOn(context.day);
  const reads = allReads(session.program, tier.tier.qualify);
  return Object.keys(session.program.facts ?? {}).filter((id) => reads.has(id) && notLoaded.has(id));
}

/** ENG-S3: the tier is lost, no lower than one that an exception keeps. */
function lose({ ladder, context, policy, qualified, rank, kept }: Today, before: Standing): Standing {
  const reached = policy.demote?.to === 'oneBelow' ? rank - 1 : qualified.rank;
  return beginning(ladder, tierAt(ladder.track, Math.max(reached, kept)), context.day, before.highest);
}

const isProtected = async ({ session, context, policy, rank, kept }: Today): Promise<boolean> =>
  kept >= rank || (await isKept(session, policy.keep ?? [], context));

/** ENG-S3: what becomes of a partner at risk on the day its time is over. */
async function whenTimeIsOver(today: Today, before: Standing): Promise<{ next: Standing; lost: boolean }> {
  if (await isProtected(today)) return { next: held(before), lost: false };
  const deferred = await notLoaded(today);
  if (deferred.length > 0) return { next: { ...before, deferred }, lost: false };
  return { next: lose(today, before), lost: true };
}

/** ENG-S4: what becomes of a partner that holds a tier it does not qualify for. */
async function whenBelow(today: Today, before: Standing): Promise<{ next: Standing; lost: boolean }> {
  const { session, context, policy } = today;
  const unchanged = { next: before, lost: false };
  if (!before.due && !(await isReviewDate(session, policy.demote?.at, context))) return unchanged;
  if (await isProtected(today)) return { next: held(before), lost: false };
  const deferred = await notLoaded(today);
  if (deferred.length > 0) return { next: { ...held(before), deferred, due: true }, lost: false };
  const grace = await durationOf(session, policy.demote?.grace ?? 'P0D', context);
  if (grace === null) return unchanged;
  const until = fromDay(addDuration(toDay(context.day), grace, 1));
  if (until > context.day) return { next: { ...held(before), state: 'atRisk', until }, lost: false };
  return { next: lose(today, before), lost: true };
}

/** ENG-S5: up to the tier that qualifies, or one step. */
async function promoted({ session, ladder, context, policy, qualified, rank }: Today, before: Standing): Promise<Standing> {
  if (qualified.rank <= rank || !(await isReviewDate(session, policy.promote?.at, context))) return before;
  const reached = policy.promote?.steps === 'one' ? rank + 1 : qualified.rank;
  return beginning(ladder, tierAt(ladder.track, reached), context.day, before.highest);
}

async function isRemoved({ session, ladder, context, policy }: Today, before: Standing): Promise<boolean> {
  for (const entry of policy.probation ?? []) {
    if (before.highest < rankOf(ladder.track, entry.reach) && (await endsOn(session, entry, context))) return true;
  }
  return false;
}

/** ENG-S1 to ENG-S5 and ENG-X1, in this order: from the standing before to the standing at the end of the day. */
export async function nextDay(session: Session, ladder: Ladder, before: Standing, day: string, parametersAsOf: string): Promise<Standing> {
  if (before.state === 'removed') return before;
  const context = ladderContext(ladder, day, parametersAsOf, before.tier);
  const today: Today = {
    session,
    ladder,
    context,
    policy: policyOf(ladder.track, before.tier),
    qualified: await qualification(session, ladder, day, parametersAsOf),
    rank: rankOf(ladder.track, before.tier),
    kept: keptRank(
      session.exceptions,
      ladder.track.tiers.map(({ id }) => id),
      context,
    ),
  };
  if (await isRemoved(today, before)) return { tier: null, state: 'removed', highest: before.highest };
  const { deferred: _deferredBefore, ...carried } = before;
  let next: Standing = carried;
  let lost = false;
  const below = today.qualified.rank < today.rank;
  if (!below && before.tier !== null) next = held(next);
  else if (below && next.state === 'atRisk' && day >= (next.until ?? day)) ({ next, lost } = await whenTimeIsOver(today, next));
  else if (below && next.state === 'held') ({ next, lost } = await whenBelow(today, next));
  if (!lost && next.state !== 'atRisk') next = await promoted(today, next);
  const reached = rankOf(ladder.track, next.tier);
  return reached < today.kept ? beginning(ladder, tierAt(ladder.track, today.kept), day, next.highest) : next;
}
