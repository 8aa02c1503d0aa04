import { inFlight } from './in-flight.ts';
import type { ItemImpact } from './item-impact.ts';
import type { MemberImpact } from './member-impact.ts';
import { members } from './members-told.ts';
import { notices, noticesPart } from './notices-told.ts';

/** What runs of some partners, under the candidate. */
export interface RunningImpact {
  readonly items: readonly ItemImpact[];
  readonly members: readonly MemberImpact[];
}

/** The parts of the report that are about what runs, each in a section of its own. */
export const RUNNING_SECTIONS = { inFlight, members, notices };

/** SIM-F7: what each of those sections has of some items and memberships; parts add up. */
export function runningParts({ items, members: all }: RunningImpact) {
  // Letters are counted, and shown of some; they are not kept twice.
  const standing = all.map((member) => ({ ...member, letters: [] }));
  return { inFlight: [...items], members: standing, notices: noticesPart(all) };
}
