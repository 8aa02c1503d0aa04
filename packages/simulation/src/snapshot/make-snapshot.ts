import { type CompiledProgram, decide } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Problem } from '@tierwright/program';
import type { Snapshot, SnapshotMaking } from './snapshot.ts';
import { textsOf } from './texts.ts';

/** Puts partners into a snapshot that versions can decide. */
export function makeSnapshot(
  versions: readonly CompiledProgram[],
  partners: readonly PartnerData[],
  { asOf, base, ...days }: Omit<SnapshotMaking, 'keys'>,
): Snapshot {
  const undecided: { partner: string; problems: readonly Problem[] }[] = [];
  const taken = partners.filter((partner) => {
    const problems = versions.flatMap((compiled) => {
      const outcome = decide(compiled, partner, { asOf, extra: 'ignore' });
      return outcome.ok ? [] : outcome.problems;
    });
    if (problems.length > 0) undecided.push({ partner: partner.id, problems });
    return problems.length === 0;
  });
  return {
    made: { base, asOf, ...days, keys: [] },
    count: taken.length,
    ids: textsOf(taken.map(({ id }) => id)),
    titles: textsOf(taken.map(({ title = '' }) => title)),
    rows: { count: taken.length, starts: null, days: new Int32Array(taken.length) },
    facts: new Map(),
    groups: new Map(),
    entries: new Map(),
    previous: null,
    asRead: new Map(taken.entries()),
    undecided,
  };
}
