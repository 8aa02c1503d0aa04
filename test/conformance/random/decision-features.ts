import type { BenefitDecision, ConditionTrace, DealDecision, Decision, TierTrace } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';

type Names = Generator<string>;

/** The status of every leaf by its operator, and requirements waived. */
function* inTrace(trace: ConditionTrace | null): Names {
  if (trace === null) return;
  if ('all' in trace) for (const part of trace.all) yield* inTrace(part);
  else if ('any' in trace) for (const part of trace.any) yield* inTrace(part);
  else if ('not' in trace) {
    yield `not ${trace.status}`;
    yield* inTrace(trace.not);
  } else if ('requirement' in trace) {
    if (trace.waived !== undefined) yield 'waived';
    yield* inTrace(trace.when);
  } else {
    yield `${trace.operator} ${trace.status}`;
    if (trace.shortfall !== undefined) yield 'shortfall';
  }
}

function* inTier(tier: TierTrace): Names {
  yield `tier ${tier.status}`;
  if (tier.missed.length > 0) yield 'missed';
  if (tier.unknown.length > 0) yield 'unknown';
  for (const { variant, from } of tier.parameters) {
    if (variant !== undefined) yield 'value of a variant';
    if (from !== undefined) yield 'value of a date';
  }
  for (const { atMost, given } of tier.derived) {
    if (atMost !== undefined) yield 'lower bound';
    if (given) yield 'given derived value';
  }
  yield* inTrace(tier.qualify);
}

const isByKey = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

function* inBenefit({ granted, value, amount }: BenefitDecision): Names {
  yield granted ? 'granted' : 'not granted';
  if (isByKey(value)) yield 'value by group';
  if (amount === undefined) return;
  yield amount === null ? 'amount unknown' : isByKey(amount) ? 'amount by currency' : amount === 0 ? 'amount 0' : 'amount';
}

function* inDeal({ by, then, place, percent, protectedUntil, chains }: DealDecision): Names {
  yield `deal ${typeof then === 'string' ? then : 'route'}`;
  yield `deal by ${by.replace(/^(conflict)\..*/, '$1').replace(/^rule\d+$/, 'rule')}`;
  if (place > 1) yield 'deal behind another';
  if (chains.length > 1) yield 'deal with several chains';
  yield percent === null ? 'percent unknown' : 'percent';
  if (protectedUntil !== null) yield 'protected';
}

/** What a decision turned out to hold, each as often as it occurs. */
export function* outcomesOf(decision: Decision, data: PartnerData): Names {
  for (const { state, tier, group, until, deferred, since } of decision.tracks) {
    yield `state ${state}`;
    yield tier === null ? 'no tier' : 'tier held';
    if (group !== undefined) yield 'tier by group';
    if (until !== undefined) yield 'until';
    if (since !== undefined) yield 'since';
    if (deferred) yield 'deferred';
  }
  for (const benefit of decision.benefits) yield* inBenefit(benefit);
  for (const { value, others, amount } of decision.stacking) {
    yield isByKey(value) ? 'stack by group' : value === null ? 'stack unknown or none' : 'stack';
    if (others !== undefined) yield 'stack others';
    if (typeof amount === 'number' && amount > 0) yield 'stack amount';
  }
  if (decision.deal) yield* inDeal(decision.deal);
  for (const { effect, applied } of decision.exceptions ?? []) yield `exception ${effect}${applied ? '' : ' refused'}`;
  if (decision.parametersAsOf !== undefined) yield 'parametersAsOf';
  if (data.family) yield 'family';
  for (const { notLoaded, given, group, records } of decision.trace?.facts ?? []) {
    if (notLoaded) yield 'not loaded';
    if (given) yield 'given fact';
    if (group !== undefined) yield 'fact by group';
    if (records && records.total > 0) yield 'fact with records';
  }
  for (const { status, when } of decision.trace?.applies ?? []) {
    yield `applies ${status}`;
    yield* inTrace(when);
  }
  for (const { tiers } of decision.trace?.tracks ?? []) for (const tier of tiers) yield* inTier(tier);
}
