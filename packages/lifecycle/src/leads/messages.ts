/** Where a lead has got to. */
export type Progress = 'contacted' | 'qualified' | 'registered' | 'won' | 'lost' | 'disqualified';

/** What people do with a lead; `by` is the person. */
export type PersonLeadMessage =
  /** Somebody of the partner to whom it is offered takes it, or does not. */
  | { readonly type: 'accept'; readonly by: string }
  | { readonly type: 'decline'; readonly by: string; readonly reason?: string }
  /**
   * How far it got; without `to` that it is still worked on. Lost and disqualified need a reason. A lead that is unplaced is
   * closed by the role `otherwise`.
   */
  | { readonly type: 'feedback'; readonly by: string; readonly to?: Progress; readonly reason?: string }
  /** The role `otherwise`, or an account manager of the partner, takes it back: the next partner is asked. */
  | { readonly type: 'recall'; readonly by: string; readonly reason: string }
  /** The role `otherwise` tries again to place what is unplaced: with that partner, or with whoever is next. */
  | { readonly type: 'place'; readonly by: string; readonly partner?: string };

/** What the system tells. One that no longer fits is taken and changes nothing. */
type SystemLeadMessage =
  /** Partners came, or have room again: what is unplaced is tried again. */
  | { readonly type: 'candidatesChanged' }
  /** The partner that has it left the program, or may have no leads any more: the next one is asked. */
  | { readonly type: 'partnerEnded' };

export type LeadMessage = PersonLeadMessage | SystemLeadMessage;
