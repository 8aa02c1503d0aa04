import { type FactValue, parseDay } from '@tierwright/facts';
import type { CheckName, Json } from '@tierwright/program';
import type { Instant } from '../../time/instant.ts';
import type { Deal } from '../deal.ts';
import type { DealFacts, OpposingRecord } from '../deal-facts.ts';
import { type DealKeys, keysOfRecord } from './deal-keys.ts';
import type { Intake } from './intake.ts';
import { likelyAmong, type Neighbours } from './neighbours.ts';
import { areProductsShared, commonProduct, isSameCustomer } from './same-deal.ts';

/** The id under which the form's own word on a tender is settled. */
const TENDER_FIELD = 'deal.tender';

/** Something that may stand in a deal's way. */
export interface Opposing {
  readonly id: string;
  readonly deal?: Deal;
  readonly partner?: string;
  readonly owner?: string;
  /** What `unless` reads of it as `opposing.*`. */
  facts(today: string, dayOf: (at: Instant) => string): Readonly<Record<string, FactValue>>;
}

/** What a check finds, or null where its source is not loaded. */
export type Hits = readonly Opposing[] | null;

export const daysBetween = (from: string | null, to: string): number | null => {
  const start = from === null ? undefined : parseDay(from);
  const end = parseDay(to);
  return start === undefined || end === undefined ? null : end - start;
};

const asText = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
/** Days may come as instants; what counts is the day that is written. */
const asDay = (value: Json | undefined): string | null => asText(value)?.slice(0, 10) ?? null;

function opposingDeal(intake: Intake, keys: DealKeys, deal: Deal): Opposing {
  return {
    id: deal.id,
    deal,
    partner: deal.partner,
    facts: (today, dayOf) => {
      const active = deal.activeAt ?? deal.submittedAt;
      return {
        'opposing.createdOn': deal.submittedAt === null ? null : dayOf(deal.submittedAt),
        'opposing.idleDays': active === null ? null : daysBetween(dayOf(active), today),
        'opposing.stage': deal.state,
        'opposing.sameProduct': commonProduct(keys.products, intake.keys(deal.answers).products),
      };
    },
  };
}

function opposingRecord(record: OpposingRecord, sameProduct: boolean | null): Opposing {
  const { partner, owner } = record;
  return {
    id: record.id,
    ...(typeof partner === 'string' ? { partner } : {}),
    ...(typeof owner === 'string' ? { owner } : {}),
    facts: (today) => ({
      'opposing.createdOn': asDay(record.createdOn),
      'opposing.idleDays': daysBetween(asDay(record.lastActivityOn), today),
      'opposing.stage': asText(record.stage),
      'opposing.sameProduct': sameProduct,
    }),
  };
}

const tenderField: Opposing = {
  id: TENDER_FIELD,
  facts: () => ({ 'opposing.createdOn': null, 'opposing.idleDays': null, 'opposing.stage': null, 'opposing.sameProduct': true }),
};

/** Looks for what stands in a deal's way, check by check (D8). */
export class Sources {
  readonly #intake: Intake;
  readonly #deal: Deal;
  readonly #keys: DealKeys;
  readonly #facts: DealFacts;
  readonly #neighbours: Neighbours;

  constructor(intake: Intake, deal: Deal, facts: DealFacts, neighbours: Neighbours) {
    this.#intake = intake;
    this.#deal = deal;
    this.#keys = intake.keys(deal.answers);
    this.#facts = facts;
    this.#neighbours = neighbours;
  }

  find(on: CheckName, similar: number): Hits {
    const { directOpportunities, contracts, namedAccounts } = this.#facts;
    switch (on) {
      case 'otherPartner':
        return this.#deals(this.#neighbours.ahead);
      case 'likelyDuplicate':
        return this.#deals(likelyAmong(this.#intake, this.#keys, this.#neighbours.apart, similar));
      case 'directTeam':
        return this.#records(directOpportunities, true);
      case 'existingCustomer':
        return this.#records(contracts, false);
      case 'namedAccount':
        return this.#records(namedAccounts, false);
      case 'incumbent':
        return this.#records(contracts, true, ({ partner }) => typeof partner === 'string' && partner !== this.#deal.partner);
      case 'publicTender':
        return this.#tenders();
    }
  }

  #deals(deals: readonly Deal[]): Hits {
    return deals.map((deal) => opposingDeal(this.#intake, this.#keys, deal));
  }

  #records(records: readonly OpposingRecord[] | null, needsProduct: boolean, counts?: (record: OpposingRecord) => boolean): Hits {
    if (records === null || records.length === 0) return records === null ? null : [];
    const { same } = this.#intake;
    const found: Opposing[] = [];
    for (const record of records) {
      if (counts && !counts(record)) continue;
      const keys = keysOfRecord(record);
      if (!isSameCustomer(this.#keys.customer, keys.customer, same.keys)) continue;
      if (needsProduct && !areProductsShared(this.#keys, keys, same)) continue;
      found.push(opposingRecord(record, commonProduct(this.#keys.products, keys.products)));
    }
    return found.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  }

  /** A tender is known by its record or by the form; one of the two suffices to know that there is none. */
  #tenders(): Hits {
    const records = this.#records(this.#facts.tenders, true);
    const answer = this.#deal.answers.tender;
    if (answer === true) return [tenderField, ...(records ?? [])];
    return records ?? (answer === false ? [] : null);
  }
}
