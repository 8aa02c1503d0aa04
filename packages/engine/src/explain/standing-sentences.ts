import type { Track } from '@tierwright/program';
import type { TrackDecision } from '../decision/decision.ts';
import { policiesOf } from '../state/policy.ts';
import { dateInWords, durationInWords, lastDayBefore } from './dates-in-words.ts';
import type { Evidence } from './evidence.ts';
import { listed, named } from './listed.ts';
import { missingInWords } from './missing.ts';
import { exceptionKeeping, keptBy, nextReviewDate, termOf } from './review-outlook.ts';
import { toldOf } from './told.ts';
import { titleOf } from './words.ts';

const tierTitle = (track: Track | undefined, id: string | null): string =>
  id === null ? 'no tier' : (track?.tiers.find((tier) => tier.id === id)?.title ?? id);

const reasonInWords = (reason: string): string => (reason === '' ? '' : ` (${reason.replace(/\.$/, '')})`);
/** What it would be without the review; a condition that cannot be decided is said to be so. */
function ownNumbers(evidence: Evidence, track: Track, entry: TrackDecision): string {
  const tier = entry.qualified === null ? 'have no tier' : `be ${tierTitle(track, entry.qualified)}`;
  return `${evidence.tier?.status === 'unknown' ? 'On what is known today' : 'On its own numbers'} it would ${tier}`;
}

function openOf(evidence: Evidence): string {
  const trace = evidence.tier?.qualify;
  return trace ? missingInWords(evidence, toldOf(trace, evidence)) : '';
}

/** Why a tier is held although it is not met today (ENG-W13). */
function heldAnyway(evidence: Evidence, track: Track, entry: TrackDecision, tier: string): string {
  const exception = exceptionKeeping(evidence, track, tier);
  if (exception) {
    const until = exception.until === null ? '' : ` until ${lastDayBefore(exception.until)}`;
    return `, kept${until} by an exception${reasonInWords(exception.reason)}. ${ownNumbers(evidence, track, entry)}.`;
  }
  const policy = policiesOf(track)?.(track.tiers.findIndex(({ id }) => id === tier));
  if (!policy) return `. ${ownNumbers(evidence, track, entry)}.`;
  const kept = keptBy(evidence, policy.keep, tier);
  if (kept) {
    const until = kept.until === undefined ? '' : ` until ${lastDayBefore(kept.until)}`;
    return `, kept${until}${kept.title === undefined ? '' : ` (${kept.title})`}. ${ownNumbers(evidence, track, entry)}.`;
  }
  const next = nextReviewDate(evidence, policy.demote.at);
  const grace = termOf(evidence, policy.demote.grace, tier);
  const recover = grace === null || grace === 'P0D' ? '' : ` and then has ${durationInWords(grace)} to recover`;
  return `. ${ownNumbers(evidence, track, entry)}${next === null ? '' : `; it is reviewed next on ${dateInWords(next)}${recover}`}.`;
}

function risesLater(evidence: Evidence, track: Track, entry: TrackDecision): string {
  const policy = policiesOf(track)?.(track.tiers.findIndex(({ id }) => id === entry.tier));
  const next = policy ? nextReviewDate(evidence, policy.promote.at) : null;
  const steps = policy?.promote.steps === 'one' ? ', one tier at a time' : '';
  const date = next === null ? '' : `; the next date for promotion is ${dateInWords(next)}${steps}`;
  return `${entry.tier === null ? ' yet' : ''}. It meets ${tierTitle(track, entry.qualified)}${date}.`;
}

function removedBy(evidence: Evidence, track: Track): string {
  const probations = policiesOf(track)?.(-1).probation ?? [];
  const own = probations.filter(({ when }) => !when || evidence.evaluate(when).status === 'met');
  const [only] = own;
  const title = only?.title === undefined || own.length > 1 ? '' : ` (${only.title})`;
  return `, removed from the track at the end of its probation${title}.`;
}

/** One sentence on where a partner stands in a track or group; the evidence is that of the tier held, or of the first. */
export function standingSentence(evidence: Evidence, track: Track | undefined, entry: TrackDecision): string {
  const where = entry.group === undefined ? entry.title : `${entry.title}, ${entry.group}`;
  const held = `${where}: ${tierTitle(track, entry.tier)}`;
  if (!track) return `${held}.`;
  if (entry.state === 'removed') return `${held}${removedBy(evidence, track)}`;
  const rank = (id: string | null) => track.tiers.findIndex((tier) => tier.id === id);
  const since = entry.since === undefined ? '' : ` since ${dateInWords(entry.since)}`;
  if (rank(entry.qualified) > rank(entry.tier)) return `${held}${since}${risesLater(evidence, track, entry)}`;
  if (entry.tier === null || rank(entry.qualified) === rank(entry.tier)) return `${held}${since}.`;
  if (entry.deferred) {
    const facts = entry.deferred.map((id) => named(titleOf(evidence.program, id)));
    return `${held}${since}. A demotion is due and waits, because ${listed(facts)} ${facts.length === 1 ? 'is' : 'are'} not loaded.`;
  }
  if (entry.state === 'atRisk' && entry.until !== undefined) {
    const open = openOf(evidence);
    const what = open === '' ? 'its conditions are' : `${open} ${/ and |, | one of: /.test(open) ? 'are' : 'is'}`;
    return `${held}${since}, at risk until ${lastDayBefore(entry.until)}; it is kept if ${what} met again by then.`;
  }
  return `${held}${since}${heldAnyway(evidence, track, entry, entry.tier)}`;
}

/** A grouped track in one sentence, by its groups (ENG-W14): `Portfolio: Preferred (backup); storage and compute have no tier.` */
export function groupedSentence(track: Track, headline: TrackDecision, groups: readonly TrackDecision[]): string {
  const inTier = (tier: string | null) => groups.filter((entry) => entry.tier === tier).map(({ group = '' }) => group);
  const ends = (tier: string) => {
    const risks = groups.filter((entry) => entry.tier === tier && entry.state === 'atRisk' && entry.until !== undefined);
    return risks.map(({ group = '', until = '' }) => `; ${group} at risk until ${lastDayBefore(until)}`).join('');
  };
  const held = [...track.tiers].reverse().flatMap((tier) => {
    const found = inTier(tier.id);
    return found.length === 0 ? [] : [`${tier.title} (${listed(found)}${ends(tier.id)})`];
  });
  const none = inTier(null);
  if (held.length === 0) return `${track.title}: no tier in ${listed(none)}.`;
  const without = none.length === 0 ? '' : `; ${listed(none)} ${none.length === 1 ? 'has' : 'have'} no tier`;
  if (track.headline !== 'worst') return `${track.title}: ${held.join(', ')}${without}.`;
  return `${track.title}: ${tierTitle(track, headline.tier)}, the lowest of its groups: ${held.join(', ')}${without}.`;
}
