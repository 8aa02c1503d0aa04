import type { Program } from '@tierwright/program';
import type { Decision, TierTrace, TrackDecision } from '../decision/decision.ts';
import { benefitSentences } from './benefit-sentences.ts';
import { dateInWords } from './dates-in-words.ts';
import { dealSentences } from './deal-sentences.ts';
import { Evidence } from './evidence.ts';
import { exceptionSentence } from './exception-sentences.ts';
import { causesOf } from './missing.ts';
import { groupedSentence, standingSentence } from './standing-sentences.ts';
import { type TierExplanation, tierExplanation } from './tier-explanation.ts';
import { toldOf } from './told.ts';

export type { TierExplanation };
export interface TrackExplanation {
  track: string;
  group?: string;
  sentence: string;
  /** The tier held and the next one above it, or the one that is met already; where there are such. */
  tiers: TierExplanation[];
}
/** A decision in sentences that can be forwarded as they stand. */
export interface Explanation {
  summary: string;
  tracks: TrackExplanation[];
  benefits: string[];
  deal?: string[];
  exceptions: string[];
  /** Which version decided, by hash. */
  source: string;
}
export interface ExplainOptions {
  /** What the partner is called; by default its id. */
  partnerTitle?: string;
}

/** What a met requirement of the next tier is told by is left out where it stands word for word above (ENG-W4). */
function withoutRepeats([held, next, ...more]: readonly TierExplanation[]): TierExplanation[] {
  if (!held || !next) return [held, next, ...more].flatMap((tier) => tier ?? []);
  const told = new Set(held.requirements.flatMap(({ details }) => details));
  const requirements = next.requirements.map((line) =>
    line.status === 'met' ? { ...line, details: line.details.filter((detail) => !told.has(detail)) } : line,
  );
  return [held, { ...next, requirements }, ...more];
}

function trackExplanation(program: Program, decision: Decision, entry: TrackDecision): TrackExplanation {
  const track = program.tracks?.find((candidate) => candidate.id === entry.track);
  const groups = decision.tracks.filter((candidate) => candidate.track === entry.track && candidate.group !== undefined);
  const isHeadline = track?.per !== undefined && entry.group === undefined;
  if (track && isHeadline) return { track: entry.track, sentence: groupedSentence(track, entry, groups), tiers: [] };
  const trace = decision.trace?.tracks.find((candidate) => candidate.track === entry.track && candidate.group === entry.group);
  const bound = track?.per !== undefined && entry.group !== undefined ? { [track.per]: entry.group } : {};
  const evidenceOf = (tier: TierTrace | undefined) => new Evidence(program, decision, tier, bound);
  const index = track?.tiers.findIndex((tier) => tier.id === entry.tier) ?? -1;
  const met = track?.tiers.findIndex((tier) => tier.id === entry.qualified) ?? -1;
  const tierOf = (at: number) => trace?.tiers.find(({ tier }) => tier === track?.tiers[at]?.id);
  return {
    track: entry.track,
    ...(entry.group === undefined ? {} : { group: entry.group }),
    sentence: standingSentence(evidenceOf(tierOf(index) ?? tierOf(0)), track, entry),
    tiers: withoutRepeats(
      [tierOf(index), tierOf(Math.max(index + 1, met))].flatMap((tier) => (tier ? [tierExplanation(evidenceOf(tier), tier)] : [])),
    ),
  };
}

/** Why no track was decided, as far as something is not known. */
function noTrack(program: Program, decision: Decision): string {
  const evidence = new Evidence(program, decision);
  const causes = (decision.trace?.applies ?? []).flatMap(({ status, when }) =>
    status === 'unknown' && when ? causesOf(evidence, toldOf(when, evidence)) : [],
  );
  const why = causes.length === 0 ? '' : ` Not decided: ${[...new Set(causes)].join('; ')}.`;
  return `No track of the program applies to this partner.${why}`;
}

/**
 * A decision in sentences (ENG-W). It needs its trace to say why; without one only the outcome is told. The program is
 * the one that decided.
 */
export function explain(decision: Decision, program: Program, options: ExplainOptions = {}): Explanation {
  const { partnerTitle = decision.partner } = options;
  const tracks = decision.tracks.map((entry) => trackExplanation(program, decision, entry));
  // Of a grouped track the groups that hold another tier than they meet are told too.
  const isTold = ({ group, tier, qualified }: TrackDecision): boolean => group === undefined || tier !== qualified;
  const headlines = decision.tracks.flatMap((entry, index) => (isTold(entry) ? [tracks[index]?.sentence ?? ''] : []));
  const standing = headlines.length === 0 ? noTrack(program, decision) : headlines.join(' ');
  const explanation: Explanation = {
    summary: `${partnerTitle} on ${dateInWords(decision.asOf)}. ${standing}`,
    tracks,
    benefits: benefitSentences(program, decision),
    exceptions: (decision.exceptions ?? []).map((exception) => exceptionSentence(program, exception)),
    source: `${program.title} ${decision.version}, ${decision.hash.slice(0, 12)}, engine ${decision.engineVersion}`,
  };
  if (decision.deal) explanation.deal = dealSentences(program, decision, decision.deal);
  return explanation;
}
