import type { CountedRecord, FactValue } from '@tierwright/facts';
import { enter, type Frame } from '../compile/frame.ts';
import { reader } from '../compile/operand.ts';
import type { DateScope, TierContext } from '../compile/scope.ts';
import { CONFLICTS, type Registration } from './registration.ts';

/** A value of the deal or the partner that is no declared fact: one of its own, or one given as a fact. */
export function readGiven(frame: Frame, id: string): FactValue {
  const own = frame.own[id];
  if (own !== undefined) return own;
  const value = frame.facts.values[id];
  return value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value)) ? null : (value as FactValue);
}

/** Whether a value is given, be it as unknown. */
const isGiven = (frame: Frame, id: string): boolean => frame.own[id] !== undefined || frame.facts.given.has(id);

/** What is known of a conflict: given, else a tender from the form, else clear. What is given as unknown is unknown (ENG-R2). */
function conflictOf(frame: Frame, id: string): FactValue {
  if (isGiven(frame, id)) return readGiven(frame, id) ?? 'unknown';
  if (id !== 'conflict.publicTender') return 'clear';
  const tender = readGiven(frame, 'deal.tender');
  if (tender === null && isGiven(frame, 'deal.tender')) return 'unknown';
  return tender === true ? 'hit' : 'clear';
}

/** The parameters that hold for a deal: as of its submission where that is known (ENG-R10). */
export function submittedOn(frame: Frame): string | null {
  const day = readGiven(frame, 'deal.submittedOn');
  return typeof day === 'string' ? day : null;
}

interface DealPlace {
  registration: Registration;
  /** The program with the parameters that hold for the deal. */
  at: DateScope;
  /** The tier held. */
  tier: string | null;
  lines: () => readonly CountedRecord[];
}

/**
 * Puts what conditions of a deal read into the frame's own values: conflicts, model, bands (ENG-R2, ENG-R7). Gives the
 * context that the deal's conditions and numbers are evaluated in.
 */
export function enterDeal(frame: Frame, { registration, at, tier, lines }: DealPlace): TierContext {
  const { own } = frame;
  for (const id of CONFLICTS) own[id] = conflictOf(frame, id);
  own['deal.model'] = readGiven(frame, 'deal.model') ?? (readGiven(frame, 'deal.distributor') === null ? 'oneTier' : 'twoTier');
  enter(frame);
  const found = registration.readBands((id) => reader(at.context('deal', tier).operand(id))(frame), lines);
  const band = readGiven(frame, 'deal.band') ?? found.band;
  own['deal.band'] = band;
  own['deal.bands'] = readGiven(frame, 'deal.bands') ?? found.bands;
  enter(frame);
  return at.context('deal', tier, band as string | null);
}
