import type { Previous, Track } from '@tierwright/program';
import type { TrackDecision } from '../decision/decision.ts';
import type { Evaluated } from './evaluated.ts';
import { groupWords } from './groups.ts';
import { applies, type Ladder, type Qualification, qualification, rankOf, tierAt } from './qualification.ts';
import { allReads } from './reads.ts';
import type { Session } from './session.ts';
import { type Dates, type History, replay } from './state/replay.ts';

export interface LadderDecided {
  ladder: Ladder;
  qualified: Qualification;
  history: History;
}
/** A decided track: one ladder, or one for each group with a headline that sums them up. */
export interface TrackDecided {
  track: Track;
  ladders: LadderDecided[];
  headline: TrackDecision;
}
export interface Applies {
  track: Track;
  /** `null`: open to all. */
  when: Evaluated | null;
}

const laddersOf = (session: Session, track: Track): Ladder[] => {
  const { per } = track;
  if (per === undefined) return [{ track, group: null }];
  return (groupWords(session.program, per) ?? []).map((value) => ({ track, group: { field: per, value } }));
};

/** ENG-S12: the decided track that a previous state belongs to. */
function ownerOf(previous: Previous | undefined, decided: readonly Track[]): Track | undefined {
  if (!previous) return undefined;
  if (previous.groups) return decided.find(({ per }) => per !== undefined);
  const tier = previous.tier ?? null;
  return tier === null ? decided[0] : decided.find((track) => track.per === undefined && rankOf(track, tier) >= 0);
}

function entryOf({ ladder, qualified, history }: LadderDecided): TrackDecision {
  const { tier, state, until, since, deferred } = history.now;
  return {
    track: ladder.track.id,
    title: ladder.track.title,
    ...(ladder.group && { group: ladder.group.value }),
    tier,
    qualified: tierAt(ladder.track, qualified.rank),
    state,
    ...(until !== undefined && { until }),
    ...(since !== undefined && { since }),
    ...(deferred && { deferred }),
  };
}

/** The best or worst of ranks, of which -1 (no tier) is the lowest. */
export const headlineRank = (track: Track, ranks: readonly number[]): number =>
  ranks.length === 0 ? -1 : track.headline === 'worst' ? Math.min(...ranks) : Math.max(...ranks);

/** ENG-T3. */
function headlineOf(track: Track, ladders: readonly LadderDecided[]): TrackDecision {
  const standings = ladders.map(({ history }) => history.now);
  const tier = tierAt(
    track,
    headlineRank(
      track,
      standings.map((standing) => rankOf(track, standing.tier)),
    ),
  );
  const qualified = tierAt(
    track,
    headlineRank(
      track,
      ladders.map((ladder) => ladder.qualified.rank),
    ),
  );
  const head = { track: track.id, title: track.title, tier, qualified };
  if (standings.length > 0 && standings.every(({ state }) => state === 'removed')) return { ...head, state: 'removed' };
  if (tier === null) return { ...head, state: 'none' };
  const holders = standings.filter((standing) => standing.tier === tier);
  if (holders.some(({ state }) => state === 'held')) return { ...head, state: 'held' };
  const until = holders
    .flatMap((standing) => standing.until ?? [])
    .sort()
    .at(-1);
  return { ...head, state: 'atRisk', ...(until !== undefined && { until }) };
}

async function decideTrack(session: Session, track: Track, previous: Previous | undefined, dates: Dates): Promise<TrackDecided> {
  const ladders = await Promise.all(
    laddersOf(session, track).map(async (ladder) => ({
      ladder,
      qualified: await qualification(session, ladder, dates.asOf, dates.parametersAsOf),
      history: await replay(session, ladder, previous, dates),
    })),
  );
  const [only] = ladders;
  const headline = track.per === undefined && only ? entryOf(only) : headlineOf(track, ladders);
  return { track, ladders, headline };
}

/** ENG-T1: whether an unknown `appliesTo` reads a fact that is not loaded. */
async function awaitsRecords(session: Session, { track, when }: Applies, { asOf }: Dates): Promise<boolean> {
  if (when?.status !== 'unknown' || !track.appliesTo) return false;
  const { notLoaded } = await session.factsOn(asOf);
  return [...allReads(session.program, track.appliesTo)].some((id) => notLoaded.has(id));
}

/** ENG-T1: which tracks are decided, and the tiers held in them. */
export async function decideTracks(
  session: Session,
  stated: Previous | undefined,
  dates: Dates,
): Promise<{ applies: Applies[]; decided: TrackDecided[] }> {
  const all = session.program.tracks ?? [];
  const previous = stated && stated.on <= dates.asOf ? stated : undefined;
  const applying = await Promise.all(
    all.map(async (track) => ({ track, when: await applies(session, track, dates.asOf, dates.parametersAsOf) })),
  );
  const waiting = await Promise.all(applying.map((each) => awaitsRecords(session, each, dates)));
  const applied = ({ when }: Applies) => when === null || when.status === 'met';
  const candidates = applying.filter((each, index) => applied(each) || waiting[index]).map(({ track }) => track);
  const owner = ownerOf(previous, candidates);
  const tracks = applying.filter((each) => applied(each) || each.track === owner).map(({ track }) => track);
  const decided = await Promise.all(tracks.map((track) => decideTrack(session, track, track === owner ? previous : undefined, dates)));
  return { applies: applying, decided };
}

/** A track's entries as a decision lists them: the headline first, then the groups. */
export const entriesOf = ({ track, ladders, headline }: TrackDecided): TrackDecision[] =>
  track.per === undefined ? [headline] : [headline, ...ladders.map(entryOf)];
