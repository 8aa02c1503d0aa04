import type { Program } from '@tierwright/program';
import type { Decision } from '../decision/decision.ts';
import { type MoveReason, reasonOf } from './move-reason.ts';
import { type Direction, directionOf, type Standing, standings } from './tier-move.ts';
import type { TierOrder } from './tier-order.ts';
import { addMinor, type Minor, totalOf, type ValueLine, yearlyValue } from './yearly-value.ts';

/** A partner's change of yearly value: gains and losses by more or less than 5 %; `unknown` where an amount is not known. */
export type Band = 'gainOver5' | 'gainUnder5' | 'same' | 'loseUnder5' | 'loseOver5' | 'unknown';

export interface PartnerMove extends Standing {
  reason: MoveReason;
}

/** A partner whose tier changes. Values are minor units a year by currency, null where they are not known. */
export interface PartnerChange {
  partner: string;
  direction: Direction;
  moves: PartnerMove[];
  before: Minor | null;
  after: Minor | null;
}

/** A line of the bill under one version: partners who have it, those whose amount is not known, and the sum of the others. */
export interface LineSum {
  partners: number;
  unknown: number;
  value: Minor;
}

/**
 * What simulating some partners gave. Plain JSON, and parts add up: the report of a base is the same whether it was made
 * in one part or in many.
 */
export interface SimulationPart {
  partners: number;
  /** By track (groups of a track under `track/`), then by `from>to`, an empty word for no tier: how many. */
  moves: Record<string, Record<string, number>>;
  bands: Partial<Record<Band, number>>;
  /** By line of the bill, baseline and candidate. */
  lines: Record<string, { before: LineSum; after: LineSum }>;
  changed: PartnerChange[];
}

/** The two versions, compared in one order of tiers. */
export interface Comparison {
  baseline: Program;
  candidate: Program;
  order: TierOrder;
}

export const emptyPart = (): SimulationPart => ({ partners: 0, moves: {}, bands: {}, lines: {}, changed: [] });

const emptySum = (): LineSum => ({ partners: 0, unknown: 0, value: {} });

function addLines(part: SimulationPart, lines: readonly ValueLine[], side: 'before' | 'after') {
  for (const { line, granted, value } of lines) {
    part.lines[line] ??= { before: emptySum(), after: emptySum() };
    const sum = part.lines[line][side];
    if (granted) sum.partners += 1;
    if (value === null) sum.unknown += 1;
    else addMinor(sum.value, value);
  }
}

/** Winners and losers are told by the program's own currency; the rest is in the lines. */
function bandOf({ baseline, candidate }: Comparison, before: Minor | null, after: Minor | null): Band {
  if (before === null || after === null || baseline.currency !== candidate.currency) return 'unknown';
  const from = before[baseline.currency] ?? 0;
  const difference = (after[candidate.currency] ?? 0) - from;
  if (difference === 0) return 'same';
  const isSmall = Math.abs(difference) * 20 < Math.abs(from);
  if (difference > 0) return isSmall ? 'gainUnder5' : 'gainOver5';
  return isSmall ? 'loseUnder5' : 'loseOver5';
}

/** Whether a partner's tier changes, so that its decisions are needed with their traces. */
export const isMove = (before: Decision, after: Decision): boolean => standings(before, after).some(({ from, to }) => from !== to);

/** Adds one partner, decided under both versions; with traces where `isMove` says that its tier changes. */
export function addPartner(part: SimulationPart, comparison: Comparison, before: Decision, after: Decision) {
  const all = standings(before, after);
  part.partners += 1;
  for (const { track, group, from, to } of all) {
    const key = group === undefined ? track : `${track}/`;
    const cell = `${from ?? ''}>${to ?? ''}`;
    part.moves[key] ??= {};
    part.moves[key][cell] = (part.moves[key][cell] ?? 0) + 1;
  }
  const [lines, laterLines] = [yearlyValue(comparison.baseline, before), yearlyValue(comparison.candidate, after)];
  addLines(part, lines, 'before');
  addLines(part, laterLines, 'after');
  const [value, laterValue] = [totalOf(lines), totalOf(laterLines)];
  const band = bandOf(comparison, value, laterValue);
  part.bands[band] = (part.bands[band] ?? 0) + 1;
  const direction = directionOf(all, comparison.order);
  if (direction === undefined) return;
  const moves = all
    .filter(({ from, to }) => from !== to)
    .map((move) => ({ ...move, reason: reasonOf(move, comparison.order, before, after) }));
  part.changed.push({ partner: before.partner, direction, moves, before: value, after: laterValue });
}
