import { type LeafTrace, listed, moneyInWords, operatorInWords, titleOf, valueInWords } from '@tierwright/engine';
import type { Program } from '@tierwright/program';
import type { MoveReason } from './move-reason.ts';
import type { ChangedPartner } from './partner-change.ts';

const percents = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** `Sales: 1,200 USD, must be at least 1,500 USD (20 % short)` */
function leafSentence(program: Program, { fact, measured, operator, threshold, shortfall }: LeafTrace): string {
  const words = (value: LeafTrace['measured']) => valueInWords(program, fact, value);
  const isShare = typeof threshold === 'number' && threshold !== 0 && shortfall !== undefined;
  const share = isShare ? percents.format((100 * shortfall) / Math.abs(threshold)) : '';
  const far = share === '' ? '' : ` (${share} % ${operator.startsWith('less') ? 'over' : 'short'})`;
  return `${titleOf(program, fact)}: ${words(measured)}, ${operatorInWords(operator)} ${words(threshold)}${far}`;
}

const tierTitle = (programs: readonly Program[], track: string, tier: string | null): string =>
  tier === null
    ? 'no tier'
    : (programs
        .flatMap((program) => program.tracks ?? [])
        .find(({ id, tiers }) => id === track && tiers.some((one) => one.id === tier))
        ?.tiers.find(({ id }) => id === tier)?.title ?? tier);

function reasonSentences(program: Program, title: string, { because, version, missed }: MoveReason): string[] {
  const which = `version ${program.version}`;
  const verb = version === 'candidate' ? 'asks' : 'asked';
  if (because === 'notInTrack') return [`Under ${which} it is not in this track.`];
  if (because === 'noSuchTier') return [`V${which.slice(1)} has no such tier.`];
  if (because === 'review') return [`It qualifies for ${title} under ${which}; the review, a grace period or an exception says otherwise.`];
  const named = listed(missed.map((requirement) => requirement.title));
  const told = missed.flatMap(({ leaves }) => leaves.map((leaf) => leafSentence(program, leaf)));
  return [`${title} ${verb} for more under ${which}${named === '' ? '' : `: ${named}`}.`, ...told];
}

/** A partner's change as sentences: the move, why, and what it is worth in a year. */
export function moveSentences(change: ChangedPartner, baseline: Program, candidate: Program): string[] {
  const programs = [candidate, baseline];
  const moves = change.moves.flatMap(({ track, group, from, to, reason }) => {
    const program = reason.version === 'candidate' ? candidate : baseline;
    const title = (tier: string | null) => tierTitle(programs, track, tier);
    const where = group === undefined ? '' : ` (${group})`;
    return [`${title(from)} → ${title(to)}${where}`, ...reasonSentences(program, title(reason.tier), reason)];
  });
  const { before, after } = change.value;
  const worth = (value: number | null, program: Program) => (value === null ? 'not known' : moneyInWords(program, value));
  if (before === 0 && after === 0) return moves;
  return [...moves, `Benefits a year: ${worth(before, baseline)} → ${worth(after, candidate)}.`];
}
