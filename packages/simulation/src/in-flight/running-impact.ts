import { inFlight } from './in-flight.ts';
import type { ItemImpact } from './item-impact.ts';
import type { MemberImpact } from './member-impact.ts';
import { members } from './members-told.ts';
import { type LettersOfPartner, notices, noticesPart } from './notices-told.ts';

/** What runs of some partners, under the candidate, and what each of them is told. */
export interface RunningImpact {
  readonly items: readonly ItemImpact[];
  readonly members: readonly MemberImpact[];
  readonly letters: readonly LettersOfPartner[];
}

/** The parts of the report that are about what runs, each in a section of its own. */
export const RUNNING_SECTIONS = { inFlight, members, notices };

/** SIM-F7: what each of those sections has of some partners; parts add up. Letters are counted and shown once, with their partner. */
export function runningParts({ items, members: all, letters }: RunningImpact) {
  const untold = <T extends { letters: unknown }>(told: readonly T[]): T[] => told.map((one) => ({ ...one, letters: [] }));
  return { inFlight: untold(items), members: untold(all), notices: noticesPart(letters) };
}
