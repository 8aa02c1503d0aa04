import type { Program, Track } from '@tierwright/program';
import type { BenefitDecision, DealDecision, Decision, TierTrace, TrackDecision } from '../decision/decision.ts';
import { type RequirementLine, requirementLines } from './condition-sentences.ts';
import { listed, moneyInWords } from './words.ts';

export interface TierExplanation {
  tier: string;
  title: string;
  status: 'met' | 'missed' | 'unknown';
  sentence: string;
  requirements: RequirementLine[];
}
export interface TrackExplanation {
  track: string;
  group?: string;
  sentence: string;
  /** The tier held and the next one above it, where there are such. */
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

const tierTitle = (track: Track | undefined, id: string | null): string =>
  id === null ? 'no tier' : (track?.tiers.find((tier) => tier.id === id)?.title ?? id);

function stateSentence(program: Program, entry: TrackDecision): string {
  const track = program.tracks?.find((candidate) => candidate.id === entry.track);
  const where = entry.group === undefined ? entry.title : `${entry.title}, ${entry.group}`;
  const held = entry.tier === null ? `${where}: no tier` : `${where}: ${tierTitle(track, entry.tier)}`;
  const since = entry.since === undefined ? '' : ` since ${entry.since}`;
  const risk =
    entry.state === 'atRisk' && entry.until !== undefined
      ? `, at risk: it is lost on ${entry.until} unless its requirements are met again`
      : '';
  const removed = entry.state === 'removed' ? ', removed from the track at the end of its probation' : '';
  const waits = entry.deferred
    ? `; a demotion is due and waits, because ${listed(entry.deferred)} ${entry.deferred.length === 1 ? 'is' : 'are'} not loaded`
    : '';
  const differs = entry.qualified === entry.tier ? '' : `; it qualifies for ${tierTitle(track, entry.qualified)} today`;
  return `${held}${since}${risk}${removed}${differs}${waits}.`;
}

function tierExplanation(program: Program, trace: TierTrace): TierExplanation {
  const requirements = trace.qualify ? requirementLines(program, trace.title, trace.qualify, trace.parameters) : [];
  const open = requirements.filter((line) => trace.missed.includes(line.requirement));
  const sentence =
    trace.status === 'met'
      ? `${trace.title}: everything it asks for is met.`
      : `${trace.title} asks for more: ${listed(open.map((line) => line.title)) || 'its own conditions'}.`;
  return { tier: trace.tier, title: trace.title, status: trace.status, sentence, requirements };
}

function tiersToTell(program: Program, decision: Decision, entry: TrackDecision): TierExplanation[] {
  const track = program.tracks?.find((candidate) => candidate.id === entry.track);
  const trace = decision.trace?.tracks.find((candidate) => candidate.track === entry.track && candidate.group === entry.group);
  if (!track || !trace) return [];
  const index = track.tiers.findIndex((tier) => tier.id === entry.tier);
  return [track.tiers[index], track.tiers[index + 1]].flatMap((tier) => {
    const found = tier && trace.tiers.find((candidate) => candidate.tier === tier.id);
    return found ? [tierExplanation(program, found)] : [];
  });
}

function percentOrValue(benefit: BenefitDecision, program: Program): string {
  const one = (value: unknown): string => {
    if (typeof value !== 'number') return String(value);
    return benefit.unit === 'percent' ? `${value} %` : benefit.unit === 'money' ? moneyInWords(program, value) : String(value);
  };
  if (benefit.value === null) return '';
  if (typeof benefit.value === 'object' && !Array.isArray(benefit.value)) {
    const groups = Object.entries(benefit.value).filter(([, value]) => value !== null);
    return ` ${listed(groups.map(([group, value]) => `${one(value)} (${group})`))}`;
  }
  return ` ${one(benefit.value)}`;
}

function benefitSentence(program: Program, benefit: BenefitDecision): string[] {
  if (!benefit.granted) return [];
  const amount =
    benefit.amount === undefined || benefit.amount === null
      ? ''
      : `, ${moneyInWords(program, benefit.amount)}${benefit.every === undefined ? '' : ` a ${benefit.every}`}`;
  return [`${benefit.title}:${percentOrValue(benefit, program) || ' yes'}${amount}.`];
}

function dealSentences(program: Program, deal: DealDecision): string[] {
  const chain = (id: string): string => program.approvals?.[id]?.title ?? id;
  const outcome =
    deal.then === 'approve' ? 'Approved by rule' : deal.then === 'reject' ? 'Refused' : `Goes to people: ${listed(deal.chains.map(chain))}`;
  const place = deal.place === 1 ? '' : ` Place ${deal.place}.`;
  const percent =
    deal.percent === null
      ? []
      : [
          `Discount all in all ${deal.percent} %${deal.registered === null ? '' : `, of which the registration gives ${deal.registered} % to the first`}.`,
        ];
  const protectedUntil =
    deal.protectedUntil === null ? [] : [`Protected until ${deal.protectedUntil} (that day is outside) if it is approved today.`];
  return [`${outcome}: ${deal.title ?? deal.by}.${place}`, ...(deal.then === 'reject' ? [] : percent), ...protectedUntil];
}

/** ENG-E in words. The decision needs its trace for the requirements; without it only the outcome is told. */
export function explain(decision: Decision, program: Program): Explanation {
  const headlines = decision.tracks.filter((entry) => entry.group === undefined);
  const [first] = headlines;
  const summary = first
    ? `${decision.partner} on ${decision.asOf}. ${stateSentence(program, first)}`
    : `${decision.partner} on ${decision.asOf}. No track of the program applies to this partner.`;
  const explanation: Explanation = {
    summary,
    tracks: decision.tracks.map((entry) => ({
      track: entry.track,
      ...(entry.group === undefined ? {} : { group: entry.group }),
      sentence: stateSentence(program, entry),
      tiers: tiersToTell(program, decision, entry),
    })),
    benefits: decision.benefits.flatMap((benefit) => benefitSentence(program, benefit)),
    exceptions: (decision.exceptions ?? []).map(
      (exception) =>
        `Exception ${exception.id} (${exception.reason}): ${exception.applied ? `${exception.item} ${exception.effect === 'waive' ? 'is waived' : 'is kept'}` : `not applied, ${exception.why}`}${exception.until === null ? '' : `, until ${exception.until}`}.`,
    ),
    source: `${program.title} ${decision.version}, ${decision.hash.slice(0, 12)}, engine ${decision.engineVersion}`,
  };
  if (decision.deal) explanation.deal = dealSentences(program, decision.deal);
  return explanation;
}
