import type { Json } from '@tierwright/program';
import type { ApprovalMessage } from '../approvals/messages.ts';

/** An owner says that a step is done: a form with its answers, the others with what shows it. */
interface CompleteMessage {
  readonly type: 'complete';
  readonly by: string;
  readonly step: string;
  readonly answers?: Readonly<Record<string, Json>>;
  readonly evidence?: string;
}
/** The partner signed; without `by` the system for signatures says so. */
interface SignedMessage {
  readonly type: 'signed';
  readonly step: string;
  readonly by?: string;
}
interface CountersignMessage {
  readonly type: 'countersign';
  readonly by: string;
  readonly step: string;
}
/** What was done does not do: `reject` counts (O2), `return` does not. */
interface RejectMessage {
  readonly type: 'reject' | 'return';
  readonly by: string;
  readonly step: string;
  readonly reason: string;
}
/** The owner of the program leaves a step out. */
interface SkipMessage {
  readonly type: 'skip';
  readonly by: string;
  readonly step: string;
  readonly reason: string;
}
/** The system has provisioned what a step provides. */
interface ProvisionedMessage {
  readonly type: 'provisioned';
  readonly step: string;
}
/** The system gave up. */
interface ProvisioningFailedMessage {
  readonly type: 'provisioningFailed';
  readonly step: string;
  readonly reason: string;
}
/** Somebody has it tried again. */
interface RetryMessage {
  readonly type: 'retry';
  readonly by: string;
  readonly step: string;
}
/** Facts have changed. */
interface RecheckMessage {
  readonly type: 'recheck';
}
/** The partner does not want to come in any more. */
interface WithdrawMessage {
  readonly type: 'withdraw';
  readonly by: string;
  readonly reason?: string;
}
/** The system: the membership ended. */
interface LeaveMessage {
  readonly type: 'leave';
}
/** The owner of the program closes it. */
interface CloseMessage {
  readonly type: 'close';
  readonly by: string;
  readonly reason: string;
}

/** What can be said to an onboarding. Messages without `by` are the system's. */
export type OnboardingMessage =
  | CompleteMessage
  | SignedMessage
  | CountersignMessage
  | RejectMessage
  | ApprovalMessage
  | SkipMessage
  | ProvisionedMessage
  | ProvisioningFailedMessage
  | RetryMessage
  | RecheckMessage
  | WithdrawMessage
  | LeaveMessage
  | CloseMessage;

export type MessageOf<T extends OnboardingMessage['type']> = Extract<OnboardingMessage, { type: T }>;
