import type { ChainRun, Instant, ItemKind } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';

export interface Ref {
  readonly kind: ItemKind;
  readonly id: string;
}

/** What the stories look at in an item. */
export interface SeenItem {
  readonly state: string;
  readonly partner: string | null;
  readonly distributor?: string | null;
  readonly chains?: readonly ChainRun[];
  readonly steps?: readonly { readonly id: string; readonly state: string; readonly isSigned: boolean }[];
}

type Said = { readonly type: string } & Readonly<Record<string, Json>>;

/** Where stories play: people who say things, by the real commands, and a clock that moves only forward. */
export interface Stage {
  readonly now: Instant;
  /** Logins of those who answer for a role of the program, or for `partner`, `distributor`, `accountManager` of an item. */
  whoIs(role: string, item: SeenItem): readonly string[];
  /** The first user of a partner. */
  userOf(partner: string): string;
  /** What is there now. */
  look(ref: Ref): Promise<SeenItem>;
  /** Begins an item; gives what it is called, or nothing where it is refused. */
  begin(login: string, kind: ItemKind, beginning: Readonly<Record<string, Json>>): Promise<Ref | undefined>;
  /** Whether it was taken; what is refused leaves no trace. */
  say(login: string, ref: Ref, message: Said): Promise<boolean>;
  /** Adds records to a partner, as the vendor's systems do. */
  record(partner: string, kind: string, body: Readonly<Record<string, Json>>): Promise<void>;
}

/** What happens, in the order of time: it gives the instant at which it goes on. */
export type Story = AsyncGenerator<Instant, void, undefined>;
