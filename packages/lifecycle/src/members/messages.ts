/** Facts have changed. */
interface RecheckMessage {
  readonly type: 'recheck';
}
/** The tier is reviewed today, whether or not it is due. */
interface ReviewMessage {
  readonly type: 'review';
}
/** The event of the present phase has come (O5). */
interface PhaseMetMessage {
  readonly type: 'phaseMet';
}
/** The onboarding is done. */
interface OnboardedMessage {
  readonly type: 'onboarded';
  readonly onboarding: string;
}
/** The onboarding was closed. */
interface OnboardingClosedMessage {
  readonly type: 'onboardingClosed';
  readonly onboarding: string;
  readonly reason: string;
}
/** The partner leaves. */
interface LeaveMessage {
  readonly type: 'leave';
  readonly by: string;
  readonly reason?: string;
}
/** The owner of the program, or of the partner type, ends it. */
interface EndMessage {
  readonly type: 'end';
  readonly by: string;
  readonly reason: string;
}
/** The owner of the program grants what another person asked for. Days are `YYYY-MM-DD`; `from` is today if it is not given. */
interface GrantExceptionMessage {
  readonly type: 'grantException';
  readonly by: string;
  readonly askedBy: string;
  /** A new id. */
  readonly exception: string;
  readonly effect: 'keepTier' | 'waive';
  /** The tier or the requirement. */
  readonly item: string;
  readonly track?: string;
  readonly group?: string;
  readonly reason: string;
  readonly from?: string;
  /** First day outside. */
  readonly until: string;
}
interface RevokeExceptionMessage {
  readonly type: 'revokeException';
  readonly by: string;
  readonly exception: string;
  readonly reason: string;
}

/** What can be said to a membership. Messages without `by` are the system's. */
export type MemberMessage =
  | RecheckMessage
  | ReviewMessage
  | PhaseMetMessage
  | OnboardedMessage
  | OnboardingClosedMessage
  | LeaveMessage
  | EndMessage
  | GrantExceptionMessage
  | RevokeExceptionMessage;

export type MessageOf<T extends MemberMessage['type']> = Extract<MemberMessage, { type: T }>;
