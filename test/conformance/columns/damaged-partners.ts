import type { PartnerData, RecordData } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import { Random } from '../random/random.ts';

/** What stands in data by mistake. */
const WRONG: readonly Json[] = [null, '', 'many', -1, 1e9, 0.5, true, [], {}, '2026-02-30', { EUR: 5 }];

function damaged(random: Random, values: Readonly<Record<string, Json>>): Record<string, Json> {
  const kept = Object.entries(values).filter(() => random.chance(0.93));
  return Object.fromEntries(kept.map(([name, value]) => [name, random.chance(0.04) ? random.pick(WRONG) : value]));
}

/** Partners with values that are wrong or missing, records and whole kinds of them left out, and kinds not loaded. */
export function damagedPartners(partners: readonly PartnerData[], seed: number, day: string): PartnerData[] {
  return partners.map((partner, index) => {
    const random = new Random(seed * 1000 + index);
    const kinds = Object.entries(partner.records ?? {}).filter(() => random.chance(0.95));
    const records = Object.fromEntries(
      kinds.map(([kind, all]) => [
        kind,
        all.filter(() => random.chance(0.95)).map((record) => (random.chance(0.1) ? (damaged(random, record) as RecordData) : record)),
      ]),
    );
    return {
      ...partner,
      attributes: damaged(random, partner.attributes ?? {}),
      records,
      ...random.maybe(0.1, () => ({ loaded: Object.fromEntries(kinds.map(([kind]) => [kind, random.chance(0.8) ? day : null])) })),
      ...random.maybe(0.1, () => ({ facts: { 'partner.status': 'suspended' } })),
    };
  });
}
