import type { Program } from '@tierwright/program';
import type { Decision } from '../decision/decision.ts';
import { type MoveReason, reasonOf } from './move-reason.ts';
import type { RateOf } from './rates-on.ts';
import { type Direction, directionOf, type Standing, standings } from './tier-move.ts';
import type { TierOrder } from './tier-order.ts';
import { totalOf, type ValueLine, yearlyValue } from './yearly-value.ts';

/** A partner's change of yearly value: gains and losses by more or less than 5 %; `unknown` where an amount is not known. */
export type Band = 'gainOver5' | 'gainUnder5' | 'same' | 'loseUnder5' | 'loseOver5' | 'unknown';

export interface PartnerMove extends Standing {
  reason: MoveReason;
}

/** A partner whose tier changes. Values are minor units a year in each program’s currency, null where not known. */
export interface PartnerChange {
  partner: string;
  title?: string;
  direction: Direction;
  moves: PartnerMove[];
  before: number | null;
  after: number | null;
}

/** A line of the bill under one version: partners who have it, those with an amount, those whose amount is not known, and the sum. */
export interface LineSum {
  partners: number;
  priced: number;
  unknown: number;
  /** Minor units of the program’s currency. */
  value: number;
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

export const emptySum = (): LineSum => ({ partners: 0, priced: 0, unknown: 0, value: 0 });

function addLines(part: SimulationPart, lines: readonly ValueLine[], side: 'before' | 'after') {
  for (const { line, granted, value } of lines) {
    part.lines[line] ??= { before: emptySum(), after: emptySum() };
    const sum = part.lines[line][side];
    if (granted) sum.partners += 1;
    if (value === null) sum.unknown += 1;
    else if (value !== undefined) {
      sum.priced += 1;
      sum.value += value;
    }
  }
}

function bandOf({ baseline, candidate }: Comparison, before: number | null, after: number | null): Band {
  if (before === null || after === null || baseline.currency !== candidate.currency) return 'unknown';
  const difference = after - before;
  if (difference === 0) return 'same';
  const isSmall = Math.abs(difference) * 20 < Math.abs(before);
  if (difference > 0) return isSmall ? 'gainUnder5' : 'gainOver5';
  return isSmall ? 'loseUnder5' : 'loseOver5';
}

/** A partner decided under both versions. */
export interface DecidedPartner {
  title?: string;
  /** Exchange rates of the partner’s file on the day, for each version; without them only the program’s currency is known. */
  rates?: readonly [before: RateOf, after: RateOf];
  before: Decision;
  after: Decision;
}

/** Whether a partner's tier changes, so that its decisions are needed with their traces. */
export const isMove = (before: Decision, after: Decision): boolean => standings(before, after).some(({ from, to }) => from !== to);

const noRates: RateOf = () => undefined;

/** Adds one partner; its decisions have traces where `isMove` says that its tier changes. */
export function addPartner(part: SimulationPart, comparison: Comparison, { title, rates, before, after }: DecidedPartner) {
  const all = standings(before, after);
  part.partners += 1;
  for (const { track, group, from, to } of all) {
    const key = group === undefined ? track : `${track}/`;
    const cell = `${from ?? ''}>${to ?? ''}`;
    part.moves[key] ??= {};
    part.moves[key][cell] = (part.moves[key][cell] ?? 0) + 1;
  }
  const [rateBefore, rateAfter] = rates ?? [noRates, noRates];
  const lines = yearlyValue(comparison.baseline, before, rateBefore);
  const laterLines = yearlyValue(comparison.candidate, after, rateAfter);
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
  const named = title === undefined ? {} : { title };
  part.changed.push({ partner: before.partner, ...named, direction, moves, before: value, after: laterValue });
}
