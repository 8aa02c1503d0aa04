import type { FactValue, Status } from '@tierwright/facts';
import { CHECKS, type DealRegistration, type Then } from '@tierwright/program';
import type { BenefitResults } from '../benefits/benefit-decisions.ts';
import { moved, nextDay } from '../calendar/dates.ts';
import { enter, type Frame } from '../compile/frame.ts';
import { reader } from '../compile/operand.ts';
import type { TierContext } from '../compile/scope.ts';
import type { DealDecision } from '../decision/decision.ts';
import { partnerFacts } from '../tracks/partner-facts.ts';
import { frameOn, type Subject } from '../tracks/subject.ts';
import { headlineTier, type TrackResult } from '../tracks/track-result.ts';
import { bandsOf } from './bands.ts';
import { conflictOf, runChecks, strictest } from './checks.ts';
import { priceOf } from './price.ts';
import { decidingRule } from './rules.ts';

const DEFAULT_PROTECTION = 'P90D';
const isWholeDays = (term: string): boolean => !term.includes('T');

/** Who may register where a document does not say: a partner that is active. */
function isActive(frame: Frame): Status {
  const status = frame.own['partner.status'] ?? null;
  return status === null ? 'unknown' : status === 'active' ? 'met' : 'missed';
}

/** Whether the facts at hand are about a deal (ENG-R1). */
export function isDealGiven(subject: Subject): boolean {
  return [...subject.factsOn(subject.asOf).given].some((id) => id.startsWith('deal.'));
}

interface Outcome {
  then: Then;
  by: string;
  title?: string;
  chains: string[];
}

function outcomeOf(
  registration: DealRegistration,
  context: TierContext,
  frame: Frame,
  read: (id: string) => FactValue,
  place: (isNext: boolean) => number,
): Outcome & { place: number } {
  const refused = (by: string, title?: string): Outcome & { place: number } => ({
    then: 'reject',
    by,
    ...(title === undefined ? {} : { title }),
    chains: [],
    place: place(false),
  });
  enter(frame);
  const eligible = registration.eligible ? context.condition(registration.eligible).status(frame) : isActive(frame);
  if (eligible !== 'met') return refused(eligible === 'unknown' ? 'couldNotCheck' : 'notEligible');

  const found = runChecks(registration, context, frame, read);
  const strict = strictest(found);
  const rejecting = found.find((one) => one.outcome === 'reject');
  if (rejecting) return refused(`conflict.${rejecting.check.on}`, rejecting.check.title);
  const next = strict === 'nextPlace' ? found.find((one) => one.outcome === 'nextPlace') : undefined;
  const at = place(next !== undefined);
  const places = registration.conflicts?.places ?? [100];
  if (at > places.length) {
    const check = next?.check ?? registration.conflicts?.checks?.find((candidate) => candidate.on === 'otherPartner');
    return { ...refused(`conflict.${check?.on ?? 'otherPartner'}`, check?.title), place: at };
  }

  const rule = decidingRule(registration.rules, context, frame);
  if (rule.then === 'reject') return { ...rule, chains: [], place: at };
  const steps: { chain: string; by: string; title?: string }[] = [];
  const confirm = registration.distribution?.confirm;
  if (confirm !== undefined && read('deal.distributor') !== null) steps.push({ chain: confirm, by: 'distribution' });
  for (const { check, outcome } of found) {
    if (outcome !== 'adjudicate') continue;
    const chain = check.by ?? registration.conflicts?.adjudication ?? 'review';
    if (!steps.some((step) => step.chain === chain))
      steps.push({ chain, by: `conflict.${check.on}`, ...(check.title === undefined ? {} : { title: check.title }) });
  }
  if (typeof rule.then === 'object') {
    const { route } = rule.then;
    if (!steps.some((step) => step.chain === route)) steps.push({ chain: route, by: rule.by, title: rule.title });
  }
  const [first] = steps;
  if (!first) return { ...rule, chains: [], place: at };
  return {
    then: { route: first.chain },
    by: first.by,
    ...(first.title === undefined ? {} : { title: first.title }),
    chains: steps.map((step) => step.chain),
    place: at,
  };
}

/** ENG-R9: the first day without protection; null where the lifecycle's clocks are needed or the term is not known. */
function protectedUntil(registration: DealRegistration, context: TierContext, frame: Frame, submittedOn: FactValue): string | null {
  const { protection } = registration;
  const written = protection?.for ?? DEFAULT_PROTECTION;
  enter(frame);
  const term = typeof written === 'object' && 'fact' in written ? reader(context.operand(written.fact))(frame) : written;
  const start = protection?.from === 'submission' ? submittedOn : frame.day;
  if (typeof term !== 'string' || typeof start !== 'string' || !isWholeDays(term)) return null;
  return nextDay(moved(start, term, 1));
}

/** What the deal rules say of a deal on the day, if it were submitted (or approved) now (ENG-R). */
export function decideDeal(subject: Subject, results: readonly TrackResult[], benefits: BenefitResults): DealDecision | undefined {
  const { compiled } = subject;
  const registration = compiled.program.dealRegistration;
  if (!registration) return undefined;
  const [first] = results;
  const frame = frameOn(subject, subject.asOf, { track: first?.track.id ?? '', field: undefined, group: undefined });
  Object.assign(frame.own, partnerFacts(frame, results));
  const read = (id: string): FactValue => {
    const own = frame.own[id];
    if (own !== undefined) return own;
    const value = frame.facts.values[id];
    return value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value)) ? null : (value as FactValue);
  };
  for (const check of CHECKS) frame.own[`conflict.${check}`] = conflictOf(check, read, frame.facts.given);
  frame.own['deal.model'] = read('deal.model') ?? (read('deal.distributor') === null ? 'oneTier' : 'twoTier');
  const submittedOn = read('deal.submittedOn');
  const tier = first?.track.tiers[headlineTier(first)]?.id ?? null;
  const at = compiled.at(typeof submittedOn === 'string' ? submittedOn : subject.parametersAsOf);
  const measure = (id: string): FactValue => {
    enter(frame);
    return reader(at.context('deal', tier).operand(id))(frame);
  };
  const found = bandsOf(compiled.program, registration, measure, subject.dealLines());
  frame.own['deal.band'] = read('deal.band') ?? found.band;
  frame.own['deal.bands'] = read('deal.bands') ?? found.bands;
  const band = frame.own['deal.band'] as string | null;
  const context = at.context('deal', tier, band);
  const given = read('deal.place');
  const placeOf = (isNext: boolean): number => (typeof given === 'number' ? given : isNext ? 2 : 1);
  const outcome = outcomeOf(registration, context, frame, read, (isNext) => {
    const place = placeOf(isNext);
    frame.own['deal.place'] = place;
    return place;
  });
  const { pricing } = registration;
  enter(frame);
  const registered = pricing ? context.num(pricing.percent)(frame) : null;
  const max = pricing?.stack?.max === undefined ? undefined : context.num(pricing.stack.max)(frame);
  // A place that is given as unknown is no place whose share is known.
  const isPlaceUnknown = frame.facts.given.has('deal.place') && given === null;
  const share = isPlaceUnknown ? undefined : (registration.conflicts?.places ?? [100])[outcome.place - 1];
  return {
    then: outcome.then,
    by: outcome.by,
    ...(outcome.title === undefined ? {} : { title: outcome.title }),
    chains: outcome.chains,
    place: outcome.place,
    ...(registration.bands ? { band } : {}),
    registered: typeof registered === 'number' ? registered : null,
    percent: pricing ? priceOf({ pricing, registered, max, share, benefits, program: compiled.program }) : null,
    protectedUntil: outcome.then === 'reject' ? null : protectedUntil(registration, context, frame, submittedOn),
  };
}
