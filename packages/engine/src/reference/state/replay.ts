import { fromDay, toDay } from '@tierwright/facts';
import type { Previous } from '@tierwright/program';
import { keptRank } from '../exceptions.ts';
import { type Ladder, ladderContext, qualification, rankOf, tierAt } from '../qualification.ts';
import type { Session } from '../session.ts';
import { nextDay } from './next-day.ts';
import { type Standing, standingBefore } from './standing.ts';

/** What a ladder's history tells: the standing at its end, and the tier on any day (ENG-B5). */
export interface History {
  now: Standing;
  /** The tier held on a day, `null` for none, undefined where nobody knows. */
  tierOn(day: string): string | null | undefined;
}

export interface Dates {
  asOf: string;
  parametersAsOf: string;
}

/** ENG-S11: the parameters' date of a replayed day. */
const parametersOn = ({ asOf, parametersAsOf }: Dates, day: string): string => (parametersAsOf === asOf ? day : parametersAsOf);

/** The tier that qualifies on a day, no lower than one that an exception keeps (ENG-T4). */
async function qualifiedTier(session: Session, ladder: Ladder, day: string, parametersAsOf: string): Promise<string | null> {
  const { rank } = await qualification(session, ladder, day, parametersAsOf);
  const tiers = ladder.track.tiers.map(({ id }) => id);
  return tierAt(ladder.track, Math.max(rank, keptRank(session.exceptions, tiers, ladderContext(ladder, day, parametersAsOf, null))));
}

/** ENG-T4, ENG-B5: without a state before the tier decided counts as held all along. */
async function withoutPrevious(session: Session, ladder: Ladder, { asOf, parametersAsOf }: Dates): Promise<History> {
  const tier = await qualifiedTier(session, ladder, asOf, parametersAsOf);
  const now: Standing = { tier, state: tier === null ? 'none' : 'held', highest: rankOf(ladder.track, tier) };
  return { now, tierOn: () => tier };
}

/** The state day by day from the previous one (ENG-S1 to ENG-S12). */
export async function replay(session: Session, ladder: Ladder, previous: Previous | undefined, dates: Dates): Promise<History> {
  if (!previous) return withoutPrevious(session, ladder, dates);
  const first = standingBefore(ladder, previous);
  const tiers = new Map<string, string | null>([[previous.on, first.tier]]);
  let now = first;
  for (let at = toDay(previous.on) + 1; at <= toDay(dates.asOf); at += 1) {
    const day = fromDay(at);
    now = await nextDay(session, ladder, now, day, parametersOn(dates, day));
    tiers.set(day, now.tier);
  }
  const before = (day: string) => (previous.since !== undefined && day >= previous.since ? first.tier : undefined);
  return { now, tierOn: (day) => (day < previous.on ? before(day) : tiers.get(day)) };
}
