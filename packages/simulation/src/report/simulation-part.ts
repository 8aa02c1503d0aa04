import type { Decision } from '@tierwright/engine';
import type { Program } from '@tierwright/program';
import { BANDS, type Band, bandOf } from '../impact/bands/band.ts';
import { type MoveReason, reasonOf } from './move-reason.ts';
import type { RateOf } from './rates-on.ts';
import { type Direction, directionOf, type Standing, standings } from './tier-move.ts';
import type { TierOrder } from './tier-order.ts';
import { totalOf, type ValueLine, yearlyValue } from './yearly-value.ts';

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

/** A line of the bill under one version: partners who have it, and what it comes to in minor units of the program’s currency. */
export interface LineSum {
  partners: number;
  /** Partners with an amount. */
  priced: number;
  value: number;
}

/** Both versions of a line. Only partners whose amount is known under both are in the sums, so that they can be compared. */
export interface LinePair {
  before: LineSum;
  after: LineSum;
  unknown: number;
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
  lines: Record<string, LinePair>;
  changed: PartnerChange[];
}

/** The two versions, compared in one order of tiers. */
export interface Comparison {
  baseline: Program;
  candidate: Program;
  order: TierOrder;
}

export const emptyPart = (): SimulationPart => ({ partners: 0, moves: {}, bands: {}, lines: {}, changed: [] });

const emptySum = (): LineSum => ({ partners: 0, priced: 0, value: 0 });
export const emptyPair = (): LinePair => ({ before: emptySum(), after: emptySum(), unknown: 0 });

function addSide(sum: LineSum, line: ValueLine | undefined, isKnown: boolean) {
  if (line?.granted) sum.partners += 1;
  if (!isKnown || line?.value === undefined || line.value === null) return;
  sum.priced += 1;
  sum.value += line.value;
}

function addLines(part: SimulationPart, before: readonly ValueLine[], after: readonly ValueLine[]) {
  const later = new Map(after.map((line) => [line.line, line]));
  const earlier = new Map(before.map((line) => [line.line, line]));
  for (const line of new Set([...earlier.keys(), ...later.keys()])) {
    part.lines[line] ??= emptyPair();
    const pair = part.lines[line];
    const sides = [earlier.get(line), later.get(line)] as const;
    const isKnown = sides[0]?.value !== null && sides[1]?.value !== null;
    if (!isKnown) pair.unknown += 1;
    addSide(pair.before, sides[0], isKnown);
    addSide(pair.after, sides[1], isKnown);
  }
}

function bandIn({ baseline, candidate }: Comparison, before: number | null, after: number | null): Band {
  if (before === null || after === null || baseline.currency !== candidate.currency) return 'unknown';
  return BANDS[bandOf(before, after)] as Band;
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
  addLines(part, lines, laterLines);
  const [value, laterValue] = [totalOf(lines), totalOf(laterLines)];
  const band = bandIn(comparison, value, laterValue);
  part.bands[band] = (part.bands[band] ?? 0) + 1;
  const direction = directionOf(all, comparison.order);
  if (direction === undefined) return;
  const moves = all
    .filter(({ from, to }) => from !== to)
    .map((move) => ({ ...move, reason: reasonOf(move, comparison.order, before, after) }));
  const named = title === undefined ? {} : { title };
  part.changed.push({ partner: before.partner, ...named, direction, moves, before: value, after: laterValue });
}
