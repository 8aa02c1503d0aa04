import type { Then } from '@tierwright/program';
import type { BenefitResults } from '../benefits/benefit-decisions.ts';
import { type Frame, readGiven } from '../compile/frame.ts';
import type { DealDecision } from '../decision/decision.ts';
import { partnerFacts } from '../tracks/partner-facts.ts';
import { frameOn, type Subject } from '../tracks/subject.ts';
import { headlineTier, type TrackResult } from '../tracks/track-result.ts';
import { runChecks, strictest } from './checks.ts';
import { DealParts } from './deal-parts.ts';
import { enterDeal, submittedOn } from './deal-values.ts';
import { tierBenefit } from './price.ts';
import { type Registration, registrationOf } from './registration.ts';

/** Whether the facts at hand are about a deal (ENG-R1). */
export function isDealGiven(subject: Subject): boolean {
  return [...subject.factsOn(subject.asOf).given].some((id) => id.startsWith('deal.'));
}

interface Outcome {
  then: Then;
  by: string;
  title?: string;
  chains: string[];
  place: number;
}

const titled = (title: string | undefined): { title?: string } => (title === undefined ? {} : { title });

function outcomeOf(
  { written, checks, places }: Registration,
  parts: DealParts,
  frame: Frame,
  placed: (place: number) => DealParts,
): Outcome {
  const given = readGiven(frame, 'deal.place');
  const placeOf = (isNext: boolean): number => (typeof given === 'number' ? given : isNext ? 2 : 1);
  const refused = (by: string, title: string | undefined, place: number): Outcome => ({
    then: 'reject',
    by,
    ...titled(title),
    chains: [],
    place,
  });
  const eligible = parts.eligible();
  if (eligible !== 'met') return refused(eligible === 'unknown' ? 'couldNotCheck' : 'notEligible', undefined, placeOf(false));

  const found = runChecks(
    checks,
    ({ on }) => readGiven(frame, `conflict.${on}`),
    (check) => parts.unless(check),
  );
  const strict = strictest(found);
  const rejecting = found.find((one) => one.outcome === 'reject');
  if (rejecting) return refused(`conflict.${rejecting.check.on}`, rejecting.check.title, placeOf(false));
  const next = strict === 'nextPlace' ? found.find((one) => one.outcome === 'nextPlace') : undefined;
  const place = placeOf(next !== undefined);
  if (place > places.length) {
    const check = next?.check ?? written.conflicts?.checks?.find((candidate) => candidate.on === 'otherPartner');
    return refused(`conflict.${check?.on ?? 'otherPartner'}`, check?.title, place);
  }

  const rule = placed(place).rule();
  if (rule.then === 'reject') return { ...rule, chains: [], place };
  const steps: { chain: string; by: string; title?: string }[] = [];
  const confirm = written.distribution?.confirm;
  if (confirm !== undefined && readGiven(frame, 'deal.distributor') !== null) steps.push({ chain: confirm, by: 'distribution' });
  for (const { check, outcome } of found) {
    if (outcome !== 'adjudicate') continue;
    const chain = check.by ?? written.conflicts?.adjudication ?? 'review';
    if (!steps.some((step) => step.chain === chain)) steps.push({ chain, by: `conflict.${check.on}`, ...titled(check.title) });
  }
  if (typeof rule.then === 'object') {
    const { route } = rule.then;
    if (!steps.some((step) => step.chain === route)) steps.push({ chain: route, by: rule.by, title: rule.title });
  }
  const [first] = steps;
  if (!first) return { ...rule, chains: [], place };
  return { then: { route: first.chain }, by: first.by, ...titled(first.title), chains: steps.map((step) => step.chain), place };
}

/** What the deal rules say of a deal on the day, if it were submitted (or approved) now (ENG-R). */
export function decideDeal(subject: Subject, results: readonly TrackResult[], benefits: BenefitResults): DealDecision | undefined {
  const { compiled } = subject;
  const registration = registrationOf(compiled);
  if (!registration) return undefined;
  const [first] = results;
  const frame = frameOn(subject, subject.asOf, { track: first?.track.id ?? '', field: undefined, group: undefined });
  Object.assign(frame.own, partnerFacts(frame, results));
  const at = compiled.at(submittedOn(frame) ?? subject.parametersAsOf);
  const tier = first?.track.tiers[headlineTier(first)]?.id ?? null;
  const context = enterDeal(frame, { registration, at, tier, lines: subject.dealLines });
  const { stack } = registration.written.pricing ?? {};
  const parts = new DealParts(registration, context, frame, () => (stack ? tierBenefit(stack.benefit, benefits, compiled.program) : 0));
  const outcome = outcomeOf(registration, parts, frame, (place) => parts.at(place));
  const { then, by, title, chains, place } = outcome;
  const placed = parts.at(place);
  // A place that is given as unknown is no place whose share is known.
  const isPlaceUnknown = frame.facts.given.has('deal.place') && readGiven(frame, 'deal.place') === null;
  return {
    then,
    by,
    ...titled(title),
    chains,
    place,
    ...(registration.written.bands ? { band: parts.bands().band } : {}),
    registered: placed.registered(),
    percent: placed.percent(isPlaceUnknown ? null : place),
    protectedUntil: then === 'reject' ? null : placed.protectedUntil(),
  };
}
