import type { Json } from '@tierwright/program';
import type { NoticeValues } from '../notices/notice-value.ts';
import type { Instant } from '../time/instant.ts';
import type { ItemKind } from './item.ts';

/** Something that happened to an item: a state entered (`deal.approved`) or an event of N1 (`deal.protectionEnding`). */
export interface ItemEvent {
  readonly event: string;
  /** When it happened: a timer's due instant, or the step's. */
  readonly at: Instant;
  /** What this event knows besides the item itself. */
  readonly vars?: NoticeValues;
  /** Roles or people who hold what the event is about. */
  readonly holders?: readonly string[];
  /** The partner that it is about, where that is not the item’s now. */
  readonly partner?: string;
}

/** An entry of a fund's ledger (F1), in integer minor units of the fund's currency, never negative. */
export interface LedgerEntry {
  readonly fund: string;
  /** Null: the money of all partners together. */
  readonly partner: string | null;
  readonly entry: 'accrued' | 'reserved' | 'released' | 'paid' | 'forfeited';
  readonly minor: number;
  readonly currency: string;
  /** First day of the fiscal period that it counts in: accrued for it, or spent on what starts in it. */
  readonly period: string;
  /** The accrual that it is taken from, by the first day of its period; absent for what comes out of the period's own budget. */
  readonly lot?: string;
  /** The request that reserved it; absent for accruals and for what is forfeited unreserved. */
  readonly request?: string;
  /** First day on which it can no longer be reserved. */
  readonly expires?: string;
}

/** What a step asks of the world outside the item. Simulation drops them. */
export type EffectBody =
  | {
      /** A notice of the document, ready to send. */
      readonly do: 'notice';
      readonly notice: string;
      readonly event: string;
      /** Roles, or `partner`, `distributor`, `accountManager`, or people; each once. */
      readonly to: readonly string[];
      /** Whom `partner` and `accountManager` mean; null where there is no partner. */
      readonly partner: string | null;
      readonly distributor: string | null;
      readonly channels: readonly string[];
      readonly subject: string;
      readonly text: string;
      readonly send: 'now' | 'digest';
      /** The role that has to release it first. */
      readonly hold?: string;
      readonly at: Instant;
    }
  /** Another item, by its id, gets a message of the system. */
  | { readonly do: 'tell'; readonly kind: ItemKind; readonly item: string; readonly message: Json }
  /** A new item begins. */
  | { readonly do: 'start'; readonly kind: ItemKind; readonly partner: string; readonly with: Readonly<Record<string, Json>> }
  /** A record is appended; one that has an id takes the place of the one of that kind and id. */
  | { readonly do: 'record'; readonly kind: string; readonly partner: string; readonly record: Readonly<Record<string, Json>> }
  /** A task for people; one that is open already gets the owners and the end that hold now. */
  | {
      readonly do: 'openTask';
      readonly task: string;
      readonly title: string;
      /** Roles, or `partner`, `distributor`, `accountManager`. */
      readonly owners: readonly string[];
      readonly due: Instant | null;
      readonly about: string;
    }
  /** Those who own an open task are reminded of it. */
  | { readonly do: 'remindTask'; readonly task: string; readonly owners: readonly string[]; readonly due: Instant | null }
  | { readonly do: 'closeTask'; readonly task: string; readonly outcome: string }
  | { readonly do: 'provision'; readonly step: string; readonly provides: string; readonly partner: string }
  | { readonly do: 'revoke'; readonly step: string; readonly provides: string; readonly partner: string }
  /** From which day (`YYYY-MM-DD`) the benefits of a tier hold; without a tier, from which day they end. */
  | {
      readonly do: 'benefits';
      readonly partner: string;
      readonly track: string;
      readonly group: string | null;
      readonly tier: string | null;
      readonly from: string;
      /** Ids of the benefits. */
      readonly benefits: readonly string[];
    }
  /** The ledger of a fund gets an entry. */
  | ({ readonly do: 'ledger' } & LedgerEntry)
  | {
      readonly do: 'pay';
      readonly partner: string;
      readonly minor: number;
      readonly currency: string;
      readonly as: 'credit' | 'transfer';
      readonly request: string;
      readonly due: Instant;
    }
  /** The registered benefit is paid though another sold (D17). */
  | { readonly do: 'payBenefit'; readonly partner: string; readonly deal: string; readonly percent: number | null };

/** An effect with its idempotency key, `<kind>/<id>/<revision>/<n>`. */
export type Effect = EffectBody & { readonly id: string };
