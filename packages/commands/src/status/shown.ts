import type { AnyItem, LifecycleProgram, WorkCalendar } from '@tierwright/lifecycle';

/** Who looks: the vendor's people see an item as it is, a partner's people what concerns the partner. */
export type Viewer = { readonly side: 'vendor' } | { readonly side: 'partner'; readonly partner: string };

/** An item and what it takes to say in words how it stands. */
export interface Shown<I extends AnyItem = AnyItem> {
  readonly item: I;
  /** The version that it runs under. */
  readonly program: LifecycleProgram;
  /** The calendar that holds for it. */
  readonly calendar: WorkCalendar;
  /** Roles, groups or accounts that hold it now. */
  readonly holders: readonly string[];
  /** Id of the last decision about it. */
  readonly decision: string | null;
  /** What people call an account; nothing where there is none of that id. */
  nameOf(account: string): string | undefined;
  /** What people call a partner. */
  titleOf(partner: string): string;
  /** The partner that an account works for; null: the vendor's. */
  partnerOf(account: string): string | null;
}
