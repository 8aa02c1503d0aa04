import type { ItemReading } from '@tierwright/engine';
import type { FactValue } from '@tierwright/facts';
import type { Instant } from '../time/instant.ts';
import type { Lead } from './lead.ts';
import type { LeadCandidate } from './lead-facts.ts';
import { type LeadContext, readLead } from './lead-reading.ts';
import { leadRules } from './lead-rules.ts';

type Rank = ReturnType<typeof leadRules>['rank'];

interface Ranked {
  readonly candidate: LeadCandidate;
  readonly values: readonly FactValue[];
}

/** Unknown is never yes (S3), and a partner known to be anything but active gets nothing new (O4). */
export function isEligible(reading: ItemReading, { program }: LeadContext): boolean {
  const status = reading.value('partner.status');
  return (status === null || status === 'active') && reading.status(leadRules(program).eligible) === 'met';
}

/** Whether a partner may have the lead, and has room for it. */
function mayHave(reading: ItemReading, x: LeadContext): boolean {
  const { capacity } = leadRules(x.program);
  if (!isEligible(reading, x)) return false;
  if (capacity === undefined) return true;
  const open = reading.value('leads.open');
  const most = reading.num(capacity);
  return typeof open === 'number' && typeof most === 'number' && open < most;
}

/** The first by one ranking: the higher or the lower value, unknown last. */
function compareValues(one: FactValue, other: FactValue, order: 'highest' | 'lowest'): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one > other === (order === 'highest') ? -1 : 1;
}

const never = Number.NEGATIVE_INFINITY;

/** L1: by rank, then longest without an offer; of two that are equal in everything the first by id. */
function inOrder(one: Ranked, other: Ranked, rank: Rank): number {
  for (const [index, { order }] of rank.entries()) {
    const compared = compareValues(one.values[index] ?? null, other.values[index] ?? null, order);
    if (compared !== 0) return compared;
  }
  const waited = (one.candidate.lastOfferedAt ?? never) < (other.candidate.lastOfferedAt ?? never);
  if (one.candidate.lastOfferedAt !== other.candidate.lastOfferedAt) return waited ? -1 : 1;
  return one.candidate.partner < other.candidate.partner ? -1 : 1;
}

/** Who is asked next, of `among` or of all candidates; nobody once as many were asked as there are rounds. */
export function nextPartner(lead: Lead, x: LeadContext, at: Instant, among?: string): string | undefined {
  const { rank, rounds } = leadRules(x.program);
  if (lead.offers.length >= rounds) return undefined;
  const asked = new Set(lead.offers.map(({ partner }) => partner));
  const left = x.facts.candidates
    .filter(({ partner }) => !asked.has(partner) && (among === undefined || partner === among))
    .flatMap((candidate): Ranked[] => {
      const reading = readLead(lead, candidate.partner, x, at);
      return mayHave(reading, x) ? [{ candidate, values: rank.map(({ fact }) => reading.value(fact)) }] : [];
    });
  return left.sort((one, other) => inOrder(one, other, rank))[0]?.candidate.partner;
}
