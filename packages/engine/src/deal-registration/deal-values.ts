import type { CountedRecord, FactValue } from '@tierwright/facts';
import type { CheckName } from '@tierwright/program';
import { enter, type Frame, itemValue, readGiven } from '../compile/frame.ts';
import { reader } from '../compile/operand.ts';
import type { DateScope, TierContext } from '../compile/scope.ts';
import type { Registration } from './registration.ts';

/** Whether a value is given, be it as unknown. */
const isGiven = (frame: Frame, id: string): boolean => itemValue(frame.items, id) !== undefined || frame.facts.given.has(id);

/** What is known of a conflict: what is given, else clear. What is given as unknown is unknown (ENG-R2). */
function conflictOf(frame: Frame, id: string): FactValue {
  const item = itemValue(frame.items, id);
  if (item !== undefined) return item ?? 'unknown';
  return frame.facts.given.has(id) ? (readGiven(frame, id) ?? 'unknown') : 'clear';
}

/** As other conflicts, but a tender of the form counts too. */
function publicTender(frame: Frame): FactValue {
  if (isGiven(frame, 'conflict.publicTender')) return readGiven(frame, 'conflict.publicTender') ?? 'unknown';
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

/** Written out, so that all deals have values of one shape: conditions read them quickly. */
function valuesOf(frame: Frame): Record<`conflict.${CheckName}`, FactValue> & Frame['own'] {
  const { own } = frame;
  return {
    'partner.id': own['partner.id'] ?? null,
    'partner.status': own['partner.status'] ?? null,
    'partner.track': own['partner.track'] ?? null,
    'partner.tier': own['partner.tier'] ?? null,
    'partner.tierRank': own['partner.tierRank'] ?? null,
    'conflict.otherPartner': conflictOf(frame, 'conflict.otherPartner'),
    'conflict.directTeam': conflictOf(frame, 'conflict.directTeam'),
    'conflict.existingCustomer': conflictOf(frame, 'conflict.existingCustomer'),
    'conflict.namedAccount': conflictOf(frame, 'conflict.namedAccount'),
    'conflict.publicTender': publicTender(frame),
    'conflict.incumbent': conflictOf(frame, 'conflict.incumbent'),
    'conflict.likelyDuplicate': conflictOf(frame, 'conflict.likelyDuplicate'),
    'deal.model': readGiven(frame, 'deal.model') ?? (readGiven(frame, 'deal.distributor') === null ? 'oneTier' : 'twoTier'),
    'deal.place': readGiven(frame, 'deal.place'),
    'deal.band': readGiven(frame, 'deal.band'),
    'deal.bands': readGiven(frame, 'deal.bands'),
  };
}

/**
 * Gives a frame that holds the partner's standing the values that conditions of a deal read besides: conflicts, model,
 * bands (ENG-R2, ENG-R7). Returns the context in which the deal's conditions and numbers are evaluated.
 */
export function enterDeal(frame: Frame, { registration, at, tier, lines }: DealPlace): TierContext {
  const own = valuesOf(frame);
  frame.own = own;
  enter(frame);
  const found = registration.readBands((id) => reader(at.context('deal', tier).operand(id))(frame), lines);
  own['deal.band'] ??= found.band;
  own['deal.bands'] ??= found.bands;
  enter(frame);
  return at.context('deal', tier, own['deal.band'] as string | null);
}
