import { ENGINE_VERSION } from '@tierwright/engine';
import { canonicalize } from '@tierwright/program';
import type { SnapshotMaking, SnapshotQuestion } from '../../snapshot/snapshot.ts';
import type { Section } from '../section.ts';

/** A version, and its content. */
interface VersionName {
  program: string;
  version: string;
  hash: string;
}

/** What the shards were made of. */
export interface ReproducePart {
  baseline: string;
  candidate: string;
  /** That of every shard is the same. */
  made: SnapshotQuestion;
}

/** What it takes to make the same report again. */
export interface Reproduce extends SnapshotQuestion {
  baseline: VersionName;
  candidate: VersionName;
  engineVersion: string;
}

function madeOf({ base, asOf, from, parametersAsOf, asKnownOn }: SnapshotMaking): SnapshotQuestion {
  return {
    base,
    asOf,
    ...(from === undefined ? {} : { from }),
    ...(parametersAsOf === undefined ? {} : { parametersAsOf }),
    ...(asKnownOn === undefined ? {} : { asKnownOn }),
  };
}

/** SIM-M14: shards of another base, or of other days, are not put together. */
function same(parts: readonly ReproducePart[]): ReproducePart | null {
  const [first = null, ...others] = parts;
  for (const other of others)
    if (canonicalize(other) !== canonicalize(first)) throw new Error('shards of different bases, days or versions do not add up');
  return first;
}

/** SIM-M14. */
export const reproduce: Section<ReproducePart | null, Reproduce | null> = {
  empty: () => null,
  of: ({ snapshot, before, after }) => ({ baseline: before.compiled.hash, candidate: after.compiled.hash, made: madeOf(snapshot.made) }),
  merge: (parts) => same(parts.flatMap((part) => part ?? [])),
  tell(part, { baseline, candidate }) {
    if (!part) return null;
    const name = ({ program, version }: typeof baseline, hash: string): VersionName => ({ program, version, hash });
    return {
      baseline: name(baseline, part.baseline),
      candidate: name(candidate, part.candidate),
      ...part.made,
      engineVersion: ENGINE_VERSION,
    };
  },
};
