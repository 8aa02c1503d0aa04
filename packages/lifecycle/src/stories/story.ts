import type { PartnerData } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import type { OpposingRecord } from '../deals/deal-facts.ts';
import type { LedgerEntry } from '../machine/effect.ts';
import type { ItemKind } from '../machine/item.ts';
import type { PartnerChange } from '../world/partner-book.ts';
import type { StoryPlaces } from './story-places.ts';

/** A value that is expected: what is written must be there; `{ includes }` asks for a part of a text or list. */
export type Expected = Json;

/** What must be the case after a step. Items are named by their ids; events, notices and effects are those since the step before. */
interface Expectations {
  readonly events?: Expected;
  readonly notices?: Expected;
  readonly effects?: Expected;
  readonly [item: string]: Expected | undefined;
}

/** One step: a moment, at most one thing that happens then, and what must come of it. */
export interface StoryStep {
  readonly at: string;
  readonly note?: string;
  /** Timers run this much late: an ISO 8601 duration. */
  readonly late?: string;
  /** One of the kinds of item with what begins it: `{ deal: d1, partner: acme, by: ann, answers: … }`. */
  readonly begin?: Readonly<Record<string, Json>>;
  /** A message: `{ to: d1, type: submit, by: ann }`. */
  readonly send?: Readonly<Record<string, Json>> & { readonly to: string; readonly type: string };
  /** What becomes known of partners. */
  readonly set?: Readonly<Record<string, PartnerChange>>;
  /** Records of the vendor that may stand in a deal's way, in place of those before. */
  readonly records?: GivenRecords;
  /** A version is published, and items move as its `transition` says. */
  readonly publish?: { readonly version: string; readonly effective?: string; readonly summary?: string };
  /** The code with which `begin` or `send` is refused. */
  readonly refused?: string;
  readonly expect?: Expectations;
}

export interface GivenRecords {
  readonly directOpportunity?: readonly OpposingRecord[] | null;
  readonly contract?: readonly OpposingRecord[] | null;
  readonly namedAccount?: readonly OpposingRecord[] | null;
  readonly tender?: readonly OpposingRecord[] | null;
}

interface StoryPerson {
  readonly of?: string;
  readonly roles?: readonly string[];
  readonly looksAfter?: readonly string[];
}

export interface Given {
  /** Fixes parameters, such as placeholders. */
  readonly set?: Readonly<Record<string, Json>>;
  readonly partners?: Readonly<Record<string, Omit<PartnerData, 'id'>>>;
  readonly people?: Readonly<Record<string, StoryPerson>>;
  readonly records?: GivenRecords;
  readonly ledger?: readonly LedgerEntry[];
  /** Units of the second currency for one of the first: `{ EUR/USD: 1.1 }`. */
  readonly rates?: Readonly<Record<string, number>>;
  /** `told`: what a step provides is reported by messages; default `atOnce`. */
  readonly provisioning?: 'atOnce' | 'told';
}

/** What happens to items of a program, as people tell it, and what must come of it. */
export interface Story {
  readonly story: string;
  readonly why?: string;
  /** The version of the program. */
  readonly program: string;
  readonly given?: Given;
  readonly steps: readonly StoryStep[];
  /** Where each value stands in the text. */
  readonly places: StoryPlaces;
}

/** The key in `begin` that names the id, by kind. */
export const BEGINS: Readonly<Record<string, ItemKind>> = {
  deal: 'deal',
  onboarding: 'onboarding',
  member: 'member',
  fundRequest: 'fund',
  lead: 'lead',
};
