import type { FactValue } from '@tierwright/facts';
import type { Frame } from '../compile/frame.ts';
import { headlineTier, type TrackResult } from './track-result.ts';

/** What conditions of benefits and operations may read of the partner besides declared facts (ENG-B2, ENG-R11). */
export function partnerFacts(frame: Frame, results: readonly TrackResult[]): Record<string, FactValue> {
  const [first] = results;
  const tier = first ? headlineTier(first) : -1;
  return {
    'partner.id': frame.facts.partner,
    'partner.status': (frame.facts.values['partner.status'] ?? null) as FactValue,
    'partner.track': first?.track.id ?? null,
    'partner.tier': first?.track.tiers[tier]?.id ?? null,
    'partner.tierRank': tier + 1,
  };
}
