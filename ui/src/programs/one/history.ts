import type { ReleaseListed, ReviewListed, VersionListed } from '../../service/queries.ts';

type Happened = 'versionKept' | 'reviewAsked' | 'releaseAsked' | 'rollbackAsked' | 'wentLive' | 'replaced' | 'cancelled' | 'suspended';

export interface HistoryEntry {
  readonly key: string;
  readonly at: string;
  readonly what: Happened;
  readonly hash: string;
  /** What somebody wrote about it. */
  readonly note: string;
}

const ENDED: Readonly<Partial<Record<ReleaseListed['state'], Happened>>> = {
  superseded: 'replaced',
  cancelled: 'cancelled',
  suspended: 'suspended',
};

function ofRelease({ id, kind, state, hash, reason, askedAt, activatedAt, endedAt }: ReleaseListed): readonly HistoryEntry[] {
  const entry = (what: Happened, at: string | null, note = ''): readonly HistoryEntry[] =>
    at === null ? [] : [{ key: `${id}-${what}`, at, what, hash, note }];
  const ended = ENDED[state];
  return [
    ...entry(kind === 'rollback' ? 'rollbackAsked' : 'releaseAsked', askedAt, kind === 'rollback' ? reason : ''),
    ...entry('wentLive', activatedAt),
    ...(ended ? entry(ended, endedAt, ended === 'replaced' ? '' : reason) : []),
  ];
}

interface Kept {
  readonly versions: readonly VersionListed[];
  readonly reviews: readonly ReviewListed[];
  readonly releases: readonly ReleaseListed[];
}

/** What happened to a program, the last first. */
export function historyOf({ versions, reviews, releases }: Kept): readonly HistoryEntry[] {
  const entries: readonly HistoryEntry[] = [
    ...releases.flatMap(ofRelease),
    ...reviews.map(({ id, askedAt, hash, note }): HistoryEntry => ({ key: `${id}-asked`, at: askedAt, what: 'reviewAsked', hash, note })),
    ...versions.map(({ hash, createdAt }): HistoryEntry => ({ key: `${hash}-kept`, at: createdAt, what: 'versionKept', hash, note: '' })),
  ];
  return [...entries].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** Versions that were live before and are not now: what can be rolled back to. */
export function formerlyLive(versions: readonly VersionListed[], releases: readonly ReleaseListed[]): ReadonlySet<string> {
  const wereLive = new Set(releases.filter(({ activatedAt }) => activatedAt !== null).map(({ hash }) => hash));
  return new Set(versions.filter(({ hash, isActive }) => !isActive && wereLive.has(hash)).map(({ hash }) => hash));
}

/** The two versions to compare, the older first; `null` until two are chosen. */
export function chosenPair(versions: readonly VersionListed[], chosen: readonly string[]): readonly [string, string] | null {
  const found = versions.filter(({ hash }) => chosen.includes(hash)).sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
  const [a, b] = found;
  return a && b && found.length === 2 ? [a.hash, b.hash] : null;
}
