import { expect, it } from 'vitest';
import type { ReleaseListed, VersionListed } from '../../service/queries.ts';
import { chosenPair, formerlyLive, historyOf } from './history.ts';

const version = (hash: string, createdAt: string, isActive = false): VersionListed => ({
  hash,
  program: 'p',
  version: hash,
  isActive,
  createdAt,
});
const release = (change: Partial<ReleaseListed>): ReleaseListed => ({
  ...{
    id: 'e1',
    program: 'p',
    hash: 'a',
    before: null,
    review: null,
    kind: 'publish',
    state: 'active',
    effectiveAt: '2026-03-01T00:00:00Z',
  },
  ...{ askedBy: { id: 'x', name: 'X' }, askedAt: '2026-02-01T00:00:00Z', activatedAt: null, endedAt: null, reason: '', report: null },
  ...change,
});

it('tells what happened, the last first, with what people wrote where they wrote it', () => {
  const first = release({
    state: 'superseded',
    reason: 'Published.',
    activatedAt: '2026-03-01T00:00:00Z',
    endedAt: '2026-05-01T00:00:00.5Z',
  });
  const back = release({
    ...{ id: 'e2', hash: 'b', kind: 'rollback', reason: 'Wrong number.', askedAt: '2026-05-01T00:00:00Z' },
    ...{ activatedAt: '2026-05-01T00:00:00.7Z' },
  });
  const stopped = release({
    id: 'e3',
    hash: 'c',
    state: 'suspended',
    reason: 'The base moved.',
    askedAt: '2026-06-01T00:00:00Z',
    endedAt: '2026-06-02T00:00:00Z',
  });
  const review = {
    ...{ id: 'r1', draft: 'd', program: 'p', hash: 'a', round: 1, state: 'approved' as const, needed: 1 },
    ...{ note: 'Please look.', askedBy: { id: 'x', name: 'X' }, askedAt: '2026-01-15T00:00:00Z' },
  };
  const found = historyOf({ versions: [version('a', '2026-01-01T00:00:00Z')], reviews: [review], releases: [first, back, stopped] });
  expect(found.map(({ what, hash, note }) => [what, hash, note])).toEqual([
    ['suspended', 'c', 'The base moved.'],
    ['releaseAsked', 'c', ''],
    ['wentLive', 'b', ''],
    ['replaced', 'a', ''],
    ['rollbackAsked', 'b', 'Wrong number.'],
    ['wentLive', 'a', ''],
    ['releaseAsked', 'a', ''],
    ['reviewAsked', 'a', 'Please look.'],
    ['versionKept', 'a', ''],
  ]);
  expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
});

it('rolls back only to what was live and is not', () => {
  const versions = [version('a', '1'), version('b', '2', true), version('c', '3')];
  const releases = [release({ activatedAt: 'x' }), release({ id: 'e2', hash: 'b', activatedAt: 'x' }), release({ id: 'e3', hash: 'c' })];
  expect([...formerlyLive(versions, releases)]).toEqual(['a']);
});

it('compares the older with the newer, and only two', () => {
  const versions = [
    version('new', '2026-02-01T00:00:00Z'),
    version('old', '2026-01-01T00:00:00Z'),
    version('third', '2026-03-01T00:00:00Z'),
  ];
  expect(chosenPair(versions, ['new', 'old'])).toEqual(['old', 'new']);
  expect(chosenPair(versions, ['new'])).toBeNull();
  expect(chosenPair(versions, ['new', 'old', 'third'])).toBeNull();
  expect(chosenPair(versions, ['new', 'gone'])).toBeNull();
});
