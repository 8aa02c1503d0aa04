import { ENGINE_VERSION } from '@tierwright/engine';
import { toMajor } from '@tierwright/program';
import { BANDS, type Band } from '../impact/bands/band.ts';
import { type Bill, billOf } from './bill.ts';
import type { MoveReason } from './move-reason.ts';
import type { Comparison, SimulationPart } from './simulation-part.ts';
import { summaryOf } from './summary.ts';
import { countChanges, type ReasonCount, type TierChange } from './tier-changes.ts';
import type { Direction } from './tier-move.ts';
import { allTrackMoves, type TrackMoves } from './track-moves.ts';

export const DIRECTIONS: readonly Direction[] = ['up', 'down', 'in', 'out', 'mixed'];

/** A partner whose tier changes; its yearly benefits in major units of each program’s currency, null where not known. */
export interface ChangedPartner {
  partner: string;
  title?: string;
  direction: Direction;
  moves: { track: string; group?: string; from: string | null; to: string | null; reason: MoveReason }[];
  value: { before: number | null; after: number | null };
}

/** What a candidate version does to a base of partners, compared with a baseline version. */
export interface SimulationReport {
  summary: string;
  engineVersion: string;
  partners: number;
  changed: number;
  directions: Record<Direction, number>;
  /** Partners by how their yearly benefits change. */
  bands: Record<Band, number>;
  tracks: TrackMoves[];
  tiers: TierChange[];
  reasons: ReasonCount[];
  benefits: Bill['lines'];
  cost: Bill['total'];
  /** By id. */
  changes: ChangedPartner[];
}

const major = (minor: number | null, currency: string) => (minor === null ? null : toMajor(minor, currency));

/** The report of a part that holds every partner. It does not depend on the order in which partners were added. */
export function reportOf(part: SimulationPart, { baseline, candidate, order }: Comparison): SimulationReport {
  const bill = billOf(part, baseline, candidate);
  const { tiers, reasons } = countChanges(part.changed, order);
  const changed = [...part.changed].sort((a, b) => (a.partner < b.partner ? -1 : 1));
  const changes = changed.map(
    ({ before, after, ...change }): ChangedPartner => ({
      ...change,
      value: { before: major(before, baseline.currency), after: major(after, candidate.currency) },
    }),
  );
  const directions = Object.fromEntries(
    DIRECTIONS.map((direction) => [direction, changes.filter((change) => change.direction === direction).length]),
  );
  return {
    summary: summaryOf(part.partners, changes.length, bill, tiers, order),
    engineVersion: ENGINE_VERSION,
    partners: part.partners,
    changed: changes.length,
    directions: directions as Record<Direction, number>,
    bands: Object.fromEntries(BANDS.map((band) => [band, part.bands[band] ?? 0])) as Record<Band, number>,
    tracks: allTrackMoves(part, order),
    tiers,
    reasons,
    benefits: bill.lines,
    cost: bill.total,
    changes,
  };
}
