import type { Outcome } from '@tierwright/program';
import { advance, type Step } from '../machine/advance.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { refusal } from '../machine/refusal.ts';
import type { Instant } from '../time/instant.ts';
import type { Member } from './member.ts';
import { MemberContext } from './member-context.ts';
import type { MemberFacts } from './member-facts.ts';
import { memberBeginning, memberMachine, memberMove } from './member-machine.ts';
import type { MemberMessage } from './messages.ts';

/** Who applies. */
export interface Applicant {
  readonly partner: string;
  /** What people call the partner. */
  readonly title: string;
  /** The partner type, where the partner's facts do not say it. */
  readonly type?: string;
  /** The person who applied. */
  readonly by: string | null;
}

/** A partner applies, and goes on at once where its type is known: to its onboarding, into the program, or to those who manage it. */
export function beginMember(
  program: LifecycleProgram,
  { partner, title, type, by }: Applicant,
  now: Instant,
  facts: MemberFacts,
): Outcome<Step<Member>> {
  const item: Member = {
    kind: 'member',
    id: partner,
    program: program.hash,
    revision: 0,
    at: now,
    state: 'applied',
    since: now,
    timers: [],
    title,
    submitter: by,
    type: type ?? null,
    phase: null,
    onboarding: null,
    onboardings: 0,
    activatedAt: null,
    standings: [],
    milestones: [],
    exceptions: [],
    kept: null,
    reviewOn: null,
    reason: null,
  };
  return advance(memberBeginning, item, 'begin', now, new MemberContext(program, facts));
}

/**
 * A step of a membership (O4, O5, tier review): the timers that are due, then the message, if there is one. Refused, with
 * the item unchanged: OPS1xx, OPS403, OPS404.
 */
export function stepMember(
  program: LifecycleProgram,
  item: Member,
  message: MemberMessage | undefined,
  now: Instant,
  facts: MemberFacts,
): Outcome<Step<Member>> {
  return advance(memberMachine, item, message, now, new MemberContext(program, facts));
}

/**
 * X1: the member goes on under a new version, from the day on which that is active. What is due must have been applied under
 * the old one (OPS405). `program` and `facts` are the new version's.
 */
export function moveMember(
  program: LifecycleProgram,
  item: Member,
  effective: string,
  now: Instant,
  facts: MemberFacts,
): Outcome<Step<Member>> {
  const [due] = item.timers;
  if (due && due.at <= now) {
    const expected = 'a step of the old version at this instant, first';
    return { ok: false, problems: [refusal('OPS405', 'Something of the member is due.', { value: due.id, expected })] };
  }
  const underNew: Member = { ...item, program: program.hash };
  return advance(memberMove, underNew, { effective }, now, new MemberContext(program, facts));
}

/** Roles or people who hold a membership now. */
export const holdersOfMember = (program: LifecycleProgram, item: Member, facts: MemberFacts): readonly string[] =>
  memberMachine.holders(item, new MemberContext(program, facts));
