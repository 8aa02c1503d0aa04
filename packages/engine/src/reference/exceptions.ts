import { exceptionsKnown, fromDay, type PreparedPartner } from '@tierwright/facts';
import type { ExceptionApplied } from '../decision/decision.ts';
import type { Context } from './context.ts';

export interface Exception {
  id: string;
  effect: 'keepTier' | 'waive';
  item: string;
  track: string | null;
  group: string | null;
  reason: string;
  from: string | null;
  until: string | null;
  /** ENG-X3: why it is not applied. */
  refused: string | null;
}

/** ENG-X3: one person asks, another grants. */
function refusal(askedBy: string | null, grantedBy: string | null): string | null {
  if (askedBy === null) return 'nobody asked for it';
  if (grantedBy === null) return 'nobody granted it';
  return askedBy === grantedBy ? 'asked for and granted by the same person' : null;
}

/** The exceptions among a partner's records that were known on a day, in file order. */
export const exceptionsOf = (partner: PreparedPartner, asKnownOn: string | undefined): Exception[] =>
  exceptionsKnown(partner, asKnownOn).map(({ id, effect, item, track, group, reason, from, until, askedBy, grantedBy }) => ({
    id,
    effect,
    item,
    track,
    group,
    reason: reason ?? '',
    from: from === null ? null : fromDay(from),
    until: until === null ? null : fromDay(until),
    refused: refusal(askedBy, grantedBy),
  }));

const inForce = ({ from, until }: Exception, day: string): boolean => (from === null || from <= day) && (until === null || day < until);

/** ENG-X3: `group` is the track's, or the one that `each` goes through in its place. */
const concerns = ({ track, group }: Exception, context: Pick<Context, 'track' | 'group'>): boolean =>
  (track === null || track === context.track) && (group === null || group === context.group?.value);

/** ENG-X2: the requirements waived in a context, with the exceptions that waive them. */
export function waivers(exceptions: readonly Exception[], context: Context): ReadonlyMap<string, string> {
  const waived = new Map<string, string>();
  for (const exception of exceptions) {
    if (exception.effect !== 'waive' || exception.refused !== null || waived.has(exception.item)) continue;
    if (inForce(exception, context.day) && concerns(exception, context)) waived.set(exception.item, exception.id);
  }
  return waived;
}

/** ENG-X1: the rank of the highest tier kept on the context's day, -1 for none. `tiers` are ids from lowest to highest. */
export function keptRank(
  exceptions: readonly Exception[],
  tiers: readonly string[],
  context: Pick<Context, 'day' | 'track' | 'group'>,
): number {
  const kept = exceptions.filter(
    (exception) =>
      exception.effect === 'keepTier' && exception.refused === null && inForce(exception, context.day) && concerns(exception, context),
  );
  return Math.max(-1, ...kept.map(({ item }) => tiers.indexOf(item)));
}

/** ENG-X3: the exceptions in force on a day, applied or not. */
export const exceptionsApplied = (exceptions: readonly Exception[], day: string): ExceptionApplied[] =>
  exceptions
    .filter((exception) => inForce(exception, day))
    .map(({ id, effect, item, reason, until, refused }) => ({
      id,
      effect,
      item,
      reason,
      until,
      applied: refused === null,
      ...(refused !== null && { why: refused }),
    }));
