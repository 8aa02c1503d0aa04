import type { Generated } from 'kysely';
import type { Given, JsonColumn, JsonOrNull } from './columns.ts';

export interface ItemRow {
  tenant: string;
  kind: 'deal' | 'onboarding' | 'member' | 'fund' | 'lead';
  id: string;
  partner: string | null;
  state: string;
  is_over: boolean;
  revision: number;
  program: string;
  program_hash: string;
  at: number;
  since: number;
  due_at: number | null;
  holders: string[];
  distributor: string | null;
  body: JsonColumn;
  created_at: number;
}

export interface ItemStepRow {
  tenant: string;
  kind: string;
  item: string;
  revision: number;
  at: number;
  recorded_at: number;
  program_hash: string;
  actor: string;
  message: JsonOrNull;
  moves: JsonColumn;
  events: JsonColumn;
  decision: string | null;
}

interface DealPlaceRow {
  tenant: string;
  seq: Given<number>;
  deal: string;
  product: string;
  place: number;
  taken_at: number;
  ended_at: number | null;
}

export interface TaskRow {
  tenant: string;
  kind: string;
  item: string;
  id: string;
  title: string;
  owners: string[];
  about: string;
  partner: string | null;
  due_at: number | null;
  state: 'open' | 'closed';
  opened_at: number;
  reminded_at: number | null;
  closed_at: number | null;
  outcome: string | null;
}

export interface EffectRow {
  tenant: string;
  id: string;
  kind: string;
  item: string;
  what: string;
  body: JsonColumn;
  state: 'pending' | 'done' | 'failed';
  attempts: Generated<number>;
  problem: string | null;
  created_at: number;
  settled_at: number | null;
}

export interface NoticeRow {
  tenant: string;
  effect: string;
  person: string;
  kind: string;
  item: string;
  notice: string;
  event: string;
  partner: string | null;
  channels: string[];
  subject: string;
  body: string;
  send: 'now' | 'digest';
  state: 'held' | 'waiting' | 'ready' | 'sent' | 'dropped';
  holds: string[];
  digest_at: number | null;
  sent_on: string | null;
  at: number;
  settled_at: number | null;
}

export interface FundLedgerRow {
  tenant: string;
  seq: Given<number>;
  effect: string;
  fund: string;
  partner: string | null;
  entry: 'accrued' | 'reserved' | 'released' | 'paid' | 'forfeited';
  minor: number;
  currency: string;
  period: string;
  lot: string | null;
  request: string | null;
  expires: string | null;
  at: number;
}

interface RateRow {
  tenant: string;
  seq: Given<number>;
  source: string;
  rate_on: string;
  currency: string;
  into_currency: string;
  rate: string;
  recorded_at: number;
}

export interface BenefitGrantRow {
  tenant: string;
  effect: string;
  partner: string;
  track: string;
  group: string | null;
  tier: string | null;
  from_on: string;
  benefits: string[];
  program_hash: string;
  at: number;
}

/** Running items, and what comes of them. */
export interface ItemTables {
  item: ItemRow;
  item_step: ItemStepRow;
  deal_place: DealPlaceRow;
  task: TaskRow;
  effect: EffectRow;
  notice: NoticeRow;
  fund_ledger: FundLedgerRow;
  rate: RateRow;
  benefit_grant: BenefitGrantRow;
}
