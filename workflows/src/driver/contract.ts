// What the workflows and the worker's activities say to each other. Ids, hashes and outcomes only: no documents, no people.

export type DrivenKind = 'deal' | 'onboarding' | 'member' | 'fund' | 'lead';

/** What a driver workflow begins with. */
export interface DriverInput {
  readonly v: 1;
  readonly tenant: string;
  readonly kind: DrivenKind;
  readonly id: string;
  readonly programHash: string;
}

/** One item. */
export interface ItemRef {
  readonly tenant: string;
  readonly kind: DrivenKind;
  readonly id: string;
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
  readonly effects: readonly { readonly id: string; readonly what: string }[];
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
