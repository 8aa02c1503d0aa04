import type { Invariant, Program } from '@tierwright/program';
import type { FirstPartner } from '../first-partner.ts';
import type { NestedPart } from './nested.ts';

/** Partners who qualify for a tier and not for the one below. */
interface NotNested extends FirstPartner {
  track: string;
  tier: string;
  below: string;
}

/** What must always hold of the candidate, as far as the partners of a base can show it. */
export interface InvariantTold {
  invariant: Invariant;
  /** `nobody`: a tier that no partner reaches, which is advice. `notLookedAt`: partners cannot show it; it is to be proved. */
  result: 'held' | 'broken' | 'nobody' | 'notLookedAt';
  notNested?: NotNested[];
  /** Tiers that nobody qualifies for. */
  unreached?: { track: string; tier: string }[];
}

/** By track, then by tier: how many partners qualify for it, in some group. */
export type QualifiedPart = Record<string, Record<string, number>>;

const tracksOf = ({ tracks = [] }: Program, only: string | undefined) => tracks.filter(({ id }) => only === undefined || id === only);

function nestedTold(program: Program, invariant: Invariant, only: string | undefined, found: NestedPart): InvariantTold {
  const notNested = tracksOf(program, only).flatMap(({ id: track, tiers }) =>
    tiers.flatMap(({ id: tier }, place): NotNested[] => {
      const below = tiers[place - 1]?.id;
      const broken = below === undefined ? undefined : found[track]?.[`${tier}>${below}`];
      return broken && below !== undefined ? [{ track, tier, below, ...broken }] : [];
    }),
  );
  return notNested.length === 0 ? { invariant, result: 'held' } : { invariant, result: 'broken', notNested };
}

function reachableTold(program: Program, invariant: Invariant, only: string | undefined, qualified: QualifiedPart): InvariantTold {
  const unreached = tracksOf(program, only).flatMap(({ id: track, tiers }) =>
    tiers.flatMap(({ id: tier }) => ((qualified[track]?.[tier] ?? 0) > 0 ? [] : [{ track, tier }])),
  );
  return unreached.length === 0 ? { invariant, result: 'held' } : { invariant, result: 'nobody', unreached };
}

/** SIM-M13: each invariant of the candidate. */
export const invariantsTold = (program: Program, nested: NestedPart, qualified: QualifiedPart): InvariantTold[] =>
  (program.invariants ?? []).map((invariant) => {
    if (invariant.kind === 'nested') return nestedTold(program, invariant, invariant.track, nested);
    if (invariant.kind === 'reachable') return reachableTold(program, invariant, invariant.track, qualified);
    return { invariant, result: 'notLookedAt' };
  });
