import {
  changeNotices,
  type Effect,
  type Instant,
  type LifecycleProgram,
  type Member,
  type MemberFacts,
  moveMember,
  stepMember,
  type TrackStanding,
} from '@tierwright/lifecycle';
import type { Outcome } from '@tierwright/program';
import { TierOrder } from '../report/tier-order.ts';
import { changeSummary } from './change-summary.ts';

/** A membership, the version that it runs under and the one that comes, each with facts read by it; and when it comes. */
export interface MemberQuestion {
  readonly member: Member;
  readonly own: { readonly program: LifecycleProgram; readonly facts: MemberFacts };
  readonly candidate: { readonly program: LifecycleProgram; readonly facts: MemberFacts };
  readonly at: Instant;
  /** The local day on which the candidate comes. */
  readonly day: string;
  /** What is told of the change; default: that the version holds. */
  readonly summary?: string;
}

/** A membership before and after the candidate comes. */
export interface MemberMoved {
  readonly before: Member;
  readonly after: Member;
  /** A tier that it has is lower, or gone, at once: nothing holds it. */
  readonly isDemoted: boolean;
  /** Notices of what the change does to it, and the one that tells of the version. */
  readonly effects: readonly Effect[];
}

/** SIM-F6: what is due of a membership happens under its own version, then it goes on under the candidate. */
export function memberMoved({ member, own, candidate, at: asked, day, summary }: MemberQuestion): Outcome<MemberMoved> {
  const at = Math.max(asked, member.at);
  const due = stepMember(own.program, member, undefined, at, own.facts);
  if (!due.ok) return due;
  const before = due.value.item;
  const to = candidate.program;
  const after = moveMember(to, before, day, at, candidate.facts);
  if (!after.ok) return after;
  const change = { partner: member.id, summary: summary ?? changeSummary(to), from: day };
  const told = changeNotices(to, [change], at, candidate.facts);
  const isDemoted = losesTier(own.program, to, before, after.value.item);
  return { ok: true, value: { before, after: after.value.item, isDemoted, effects: [...after.value.effects, ...told] }, problems: [] };
}

const sameTrack = (one: TrackStanding, other: TrackStanding): boolean => one.track === other.track && one.group === other.group;

function losesTier(from: LifecycleProgram, to: LifecycleProgram, before: Member, after: Member): boolean {
  const order = new TierOrder(from.program, to.program);
  return before.standings.some((standing) => {
    const then = after.standings.find((other) => sameTrack(standing, other));
    return order.rank(standing.track, then?.now.tier ?? null) < order.rank(standing.track, standing.now.tier);
  });
}
