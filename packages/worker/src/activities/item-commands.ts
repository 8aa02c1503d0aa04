import type { ItemPlan } from '@tierwright/commands';
import type { ItemRef } from '@tierwright/workflows';

/** One page of a walk; `next` null: there is no more. */
interface CommandPage {
  readonly next: string | null;
  readonly done: number;
  readonly failed: number;
}

/** What activities ask of the commands: each is one transaction, and doing it again changes nothing. */
export interface ItemCommands {
  /** Null: there is no such item. */
  planOf(item: ItemRef): Promise<ItemPlan | null>;
  fireItem(item: ItemRef & { readonly at: number }): Promise<{ readonly revision: number }>;
  carryOut(item: ItemRef & { readonly effect: string; readonly at: number }): Promise<{ readonly revision: number }>;
  failEffect(item: ItemRef & { readonly effect: string; readonly problem: string }): Promise<void>;
  /** Members with something due at `at`, by id, after one of them. */
  dueMembers(page: {
    readonly tenant: string;
    readonly at: number;
    readonly after: string | null;
    readonly limit: number;
  }): Promise<{ readonly members: readonly string[]; readonly next: string | null }>;
  /** Brings releases into force whose instant has come; whether this one holds now. */
  activateDue(due: { readonly tenant: string; readonly at: number; readonly release: string }): Promise<{ readonly isActive: boolean }>;
  /** Tells partners of a release that is to come what it changes for them. */
  tellAhead(page: {
    readonly tenant: string;
    readonly release: string;
    readonly after: string | null;
    readonly limit: number;
  }): Promise<CommandPage>;
  moveRunning(page: {
    readonly tenant: string;
    readonly release: string;
    readonly after: string | null;
    readonly limit: number;
  }): Promise<CommandPage>;
}
