import type { DecideOptions } from '@tierwright/engine';
import { type PartnerData, TimeZone, toDay } from '@tierwright/facts';
import type { LifecycleProgram, Member } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { memberBodies, partnerData, type Tx } from '@tierwright/store';
import { withMember } from './with-member.ts';

const MS_PER_DAY = 86_400_000;

export interface DaysAsked {
  readonly asOf?: string;
  readonly parametersAsOf?: string;
  readonly asKnownOn?: string;
}

/** The days of a decision; today where none is given. */
export function daysOf(
  version: LifecycleProgram,
  now: number,
  { asOf = version.baseCalendar.dayOf(now), parametersAsOf, asKnownOn }: DaysAsked,
): Pick<DecideOptions, 'asOf' | 'parametersAsOf' | 'asKnownOn'> {
  return { asOf, ...(parametersAsOf === undefined ? {} : { parametersAsOf }), ...(asKnownOn === undefined ? {} : { asKnownOn }) };
}

const countsFamilies = ({ program }: LifecycleProgram): boolean => Object.values(program.facts ?? {}).some(({ over }) => over === 'family');

/** The last millisecond of a day in the program's zone. */
function endOf(day: string, { program }: LifecycleProgram): number {
  return new TimeZone(program.timeZone).toInstant((toDay(day) + 1) * MS_PER_DAY) - 1;
}

/** Partners as they are kept, before a version looks at them. */
export interface LoadedPartners {
  readonly files: ReadonlyMap<string, PartnerData>;
  readonly members: ReadonlyMap<string, Json>;
}

/** How much is read of partners: families where one of the versions counts them, and only what was known by a day of the first. */
export function readingOf(
  versions: readonly LifecycleProgram[],
  { asKnownOn }: Pick<DaysAsked, 'asKnownOn'>,
): { readonly family: 'whole' | 'none'; readonly knownAt?: number } {
  const [first] = versions;
  const known = asKnownOn === undefined || !first ? {} : { knownAt: endOf(asKnownOn, first) };
  return { family: versions.some(countsFamilies) ? 'whole' : 'none', ...known };
}

/** What is kept of partners and their memberships; families where one of the versions counts them. */
export async function loadPartners(
  tx: Tx,
  versions: readonly LifecycleProgram[],
  ids: readonly string[],
  asKnownOn?: string,
): Promise<LoadedPartners> {
  const files = await partnerData(tx, ids, readingOf(versions, asKnownOn === undefined ? {} : { asKnownOn }));
  return { files, members: await memberBodies(tx, ids) };
}

/** A partner as a version decides on it; nothing for an id that is no partner. */
export function partnerUnder(
  version: LifecycleProgram,
  { files, members }: LoadedPartners,
  id: string,
  asOf: string,
): PartnerData | undefined {
  const [file, member] = [files.get(id), members.get(id)];
  return file && member !== undefined ? withMember(version, file, member as unknown as Member, asOf) : file;
}
