import type { FactValue } from '@tierwright/facts';
import type { Benefit, Stack, ValueType } from '@tierwright/program';
import { enter, type Frame } from '../compile/frame.ts';
import type { BenefitDecision, Shown, StackDecision } from '../decision/decision.ts';
import { shown } from '../model/inside.ts';
import { partnerFacts } from '../tracks/partner-facts.ts';
import { frameOn, type Subject } from '../tracks/subject.ts';
import { headlineTier, type TrackResult } from '../tracks/track-result.ts';
import { type DecidedBenefit, decideBenefit } from './decide-benefit.ts';
import { shownMoney } from './money.ts';
import { decideStack } from './stacking.ts';

/** ENG-B1: the track a benefit belongs to; nothing where it is not decided. */
function trackOf(benefit: Benefit, results: readonly TrackResult[]): TrackResult | undefined {
  if (benefit.track !== undefined) return results.find(({ track }) => track.id === benefit.track);
  if (benefit.atLeast === undefined) return results[0];
  return results.find(({ track }) => track.tiers.some((tier) => tier.id === benefit.atLeast));
}

function unitOf(type: ValueType | undefined): BenefitDecision['unit'] {
  if (type === 'percent' || type === 'money') return type;
  return type === 'integer' || type === 'number' ? 'count' : undefined;
}

function benefitValue(decided: Pick<DecidedBenefit, 'byGroup' | 'shares'>, show: (value: FactValue) => Shown): BenefitDecision['value'] {
  if (!decided.byGroup) return show(decided.shares[0]?.value ?? null);
  if (!decided.shares.some((share) => share.granted)) return null;
  return Object.fromEntries(decided.shares.map((share) => [share.group ?? '', show(share.value)]));
}

/** A decided benefit as a decision tells it. */
export function benefitDecision(decided: Omit<DecidedBenefit, 'track' | 'isCut'>, currency: string): BenefitDecision {
  const { benefit, valueType, shares, amounts } = decided;
  const show = (value: FactValue) => shown(value, valueType ?? 'string', currency);
  const decision: BenefitDecision = {
    benefit: benefit.id,
    title: benefit.title,
    kind: benefit.kind,
    granted: shares.some((share) => share.granted),
    value: benefitValue(decided, show),
  };
  const unit = unitOf(valueType);
  if (unit) decision.unit = unit;
  if ((valueType === 'percent' && benefit.basis !== undefined) || valueType === 'money') decision.amount = shownMoney(amounts, currency);
  if (benefit.every !== undefined) decision.every = benefit.every;
  return decision;
}

/** The `max` of a stack for the tier held in a track: undefined where there is none, null where it is not known. */
function stackMax(subject: Subject, { max }: Stack, result: TrackResult | undefined): number | null | undefined {
  if (max === undefined || typeof max === 'number') return max;
  const [entry] = result?.entries ?? [];
  if (!result || !entry) return undefined;
  const tier = result.track.tiers[headlineTier(result)]?.id ?? null;
  const frame = frameOn(subject, subject.asOf, { track: result.track.id, field: undefined, group: undefined });
  enter(frame);
  return entry.compiled.at.context(result.track.id, tier).num(max)(frame) as number | null;
}

export interface BenefitResults {
  decided: readonly DecidedBenefit[];
  benefits: BenefitDecision[];
  stacking: StackDecision[];
}

/** Every benefit of the decided tracks, and how they stack. */
export function decideBenefits(subject: Subject, results: readonly TrackResult[]): BenefitResults {
  const { program } = subject.compiled;
  const wholes = new Map<TrackResult, Frame>();
  for (const result of results) {
    const frame = frameOn(subject, subject.asOf, { track: result.track.id, field: undefined, group: undefined });
    const own = partnerFacts(frame, results);
    Object.assign(frame.own, own);
    for (const entry of result.entries) Object.assign(entry.frame.own, own);
    wholes.set(result, frame);
  }
  const decided = (program.benefits ?? []).flatMap((benefit) => {
    const result = trackOf(benefit, results);
    const whole = result && wholes.get(result);
    return result && whole ? [decideBenefit(subject, benefit, result, whole)] : [];
  });
  return {
    decided,
    benefits: decided.map((one) => benefitDecision(one, program.currency)),
    stacking: Object.entries(program.stacking ?? {}).flatMap(([id, stacking]) => {
      const maxOf = ({ track }: DecidedBenefit) =>
        stackMax(
          subject,
          stacking,
          results.find((result) => result.track === track),
        );
      return decideStack(program, { id, stacking, maxOf }, decided) ?? [];
    }),
  };
}
