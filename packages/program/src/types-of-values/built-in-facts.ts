import { CHECKS } from '../deal-registration/schema.ts';
import type { Program } from '../document/schema.ts';
import type { TypeOfValue } from './value.ts';

/** Stages of a membership, which `partner.status` has (program operations, O). */
const PARTNER_STATUSES = ['applied', 'managed', 'onboarding', 'active', 'suspended', 'ended'] as const;

const unique = (words: readonly string[]): readonly string[] => [...new Set(words)];

/** Facts that no document declares, with their types (program operations, S11). */
export function builtInFacts(program: Program): Map<string, TypeOfValue> {
  const tracks = program.tracks ?? [];
  const facts = new Map<string, TypeOfValue>([
    ['today', { type: 'date' }],
    ['partner.id', { type: 'string' }],
    ['partner.status', { type: 'enum', values: PARTNER_STATUSES }],
    ['partner.track', { type: 'enum', values: unique(tracks.map((track) => track.id)) }],
    ['partner.tier', { type: 'enum', values: unique(tracks.flatMap((track) => track.tiers.map((tier) => tier.id))) }],
    ['partner.tierRank', { type: 'integer' }],
    ['leads.open', { type: 'integer', unit: 'leads' }],
    ['deal.place', { type: 'integer' }],
    ['deal.model', { type: 'enum', values: ['oneTier', 'twoTier'] }],
    ['deal.submittedOn', { type: 'date' }],
    ['deal.idleDays', { type: 'integer', unit: 'days' }],
    ['deal.resubmissions', { type: 'integer' }],
    ['request.amount', { type: 'money' }],
    ['opposing.createdOn', { type: 'date' }],
    ['opposing.idleDays', { type: 'integer', unit: 'days' }],
    ['opposing.stage', { type: 'string' }],
    ['opposing.sameProduct', { type: 'boolean' }],
  ]);
  for (const check of CHECKS) facts.set(`conflict.${check}`, { type: 'enum', values: ['clear', 'hit', 'unknown'] });
  const bands = program.dealRegistration?.bands?.list.map((band) => band.id);
  if (bands) {
    facts.set('deal.band', { type: 'enum', values: bands });
    facts.set('deal.bands', { type: 'set', values: bands });
  }
  return facts;
}
