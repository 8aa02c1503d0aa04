// What the workflows and the worker's activities say to each other. Ids, hashes and outcomes only: no documents, no people.

export type DrivenKind = 'deal' | 'onboarding' | 'member' | 'fund' | 'lead';

/** One item. */
export interface ItemRef {
  readonly tenant: string;
  readonly kind: DrivenKind;
  readonly id: string;
}

/** What a driver workflow begins with. */
export interface DriverInput extends ItemRef {
  readonly v: 1;
  /** Of the version that the item ran under when it was first told of; the row knows the present one. */
  readonly programHash: string;
  /** How many days ahead it stays for what is due; absent: as the workflow's type has it. */
  readonly days?: number;
}

/** What an item waits for now. */
export interface Plan {
  readonly revision: number;
  readonly state: string;
  readonly isOver: boolean;
  /** Milliseconds since 1970; null: nothing is due. */
  readonly due: number | null;
  readonly holders: readonly string[];
  /** Effects that are not done, in order. */
  readonly effects: readonly PlannedEffect[];
  /** What operators search by; absent where the server does not know these attributes. */
  readonly search?: { readonly programId: string; readonly programHash: string };
}

export interface PlannedEffect {
  readonly id: string;
  /** `tell`, `provision` … */
  readonly what: string;
}

/** The one signal, a hint only. */
export interface Changed {
  readonly revision: number;
}

/** Activities of the driver. */
export interface DriverActivities {
  /** Null: there is no such item. */
  planOf(item: ItemRef): Promise<Plan | null>;
  /** Runs the timers that are due at `at` (the workflow's clock): a step without a message. */
  fireDue(item: ItemRef & { readonly at: number }): Promise<{ readonly revision: number }>;
  /** Carries an effect out and settles it; an effect that is settled already changes nothing. `at`: the workflow's clock. */
  carryOut(item: ItemRef & { readonly effect: string; readonly at: number }): Promise<{ readonly revision: number }>;
  /** After the last attempt: the effect is failed in its row, shown in operations. */
  giveUp(item: ItemRef & { readonly effect: string; readonly problem: string }): Promise<void>;
}

/** What a driver answers when it is asked (query `status`). */
export interface DriverStatus {
  readonly revision: number | null;
  readonly state: string | null;
  readonly waitsFor: 'plan' | 'timers' | 'due' | 'effects' | 'nothing';
  /** Milliseconds since 1970, of the workflow's clock. */
  readonly since: number;
  readonly until: number | null;
  /** Effects under way, and since when. */
  readonly trying: readonly (PlannedEffect & { readonly since: number })[];
  /** The last that were given up in this run. */
  readonly failed: readonly (PlannedEffect & { readonly at: number; readonly problem: string })[];
  /** Why the last timers could not be run; null where they were. */
  readonly problem: string | null;
}

/** What came of a driver: the item is over, nothing more is due, what is due is far away, or the item does not exist. */
export interface Driven {
  readonly ended: 'over' | 'idle' | 'later' | 'gone';
  readonly revision: number | null;
}
