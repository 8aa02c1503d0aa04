import type { Examination } from './examination.ts';
import { RESOLVED_ROLES } from './names.ts';

/** A reference to a tier of any track, or of one. */
export function checkTier({ names, report }: Examination, tier: string, pointer: string, track?: string): boolean {
  const own = track === undefined ? undefined : names.tracks.get(track);
  const tiers = own ? own.tiers.map((candidate) => candidate.id) : [...names.tiers.keys()];
  if (own ? tiers.includes(tier) : names.tiers.has(tier)) return true;
  const where = own ? `track \`${own.id}\`` : 'any track';
  report.add('PDL206', pointer, `There is no tier \`${tier}\` in ${where}.`, {
    value: tier,
    expected: oneOf('a tier', tiers),
    among: () => tiers,
  });
  return false;
}

export function checkTrack({ names, report }: Examination, track: string, pointer: string): boolean {
  if (names.tracks.has(track)) return true;
  const tracks = [...names.tracks.keys()];
  report.add('PDL207', pointer, `There is no track \`${track}\`.`, {
    value: track,
    expected: oneOf('a track', tracks),
    among: () => tracks,
  });
  return false;
}

/** A reference to a role, or to one of those that are found for each item. */
export function checkRole(
  { names, report }: Examination,
  role: string,
  pointer: string,
  resolved: readonly string[] = RESOLVED_ROLES,
): void {
  if (names.roles.has(role) || resolved.includes(role)) return;
  const roles = [...names.roles, ...resolved];
  report.add('PDL208', pointer, `There is no role \`${role}\`.`, { value: role, expected: oneOf('a role', roles), among: () => roles });
}

export function checkChain({ names, report }: Examination, chain: string | undefined, pointer: string): void {
  if (chain === undefined || names.chains.has(chain)) return;
  const chains = [...names.chains];
  report.add('PDL209', pointer, `There is no approval chain \`${chain}\`.`, {
    value: chain,
    expected: oneOf('a chain', chains),
    among: () => chains,
  });
}

export function checkRequirement({ names, report, uses }: Examination, requirement: string, pointer: string): boolean {
  uses.requirements.add(requirement);
  if (names.requirements.has(requirement)) return true;
  report.add('PDL202', pointer, `There is no requirement \`${requirement}\`.`, {
    value: requirement,
    expected: oneOf('a requirement', [...names.requirements]),
    among: () => names.requirements,
  });
  return false;
}

/** What was expected, naming the few that there are: "a tier: silver, gold". */
export function oneOf(what: string, names: readonly string[]): string {
  if (names.length === 0) return `${what} (there is none)`;
  const some = names.slice(0, 6).join(', ');
  return `${what}: ${some}${names.length > 6 ? ` or one of ${names.length - 6} others` : ''}`;
}

/** Reports each id of a list that stood there before. */
export function checkUnique({ report }: Examination, list: readonly { id: string }[], pointer: string, what: string): void {
  const seen = new Set<string>();
  list.forEach(({ id }, index) => {
    if (seen.has(id))
      report.add('PDL204', `${pointer}/${index}/id`, `The ${what} \`${id}\` stands here a second time.`, {
        value: id,
        expected: 'an id of its own',
      });
    seen.add(id);
  });
}
