import type { DealRegistration, Json, Problem, Term } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { Instant } from '../time/instant.ts';
import { startInactivity } from './activity.ts';
import { isDay } from './day.ts';
import type { Protection } from './deal.ts';
import type { ExtensionRequest } from './deal-request.ts';
import type { DealWork } from './deal-work.ts';
import { endDeal } from './end-deal.ts';
import { further } from './further.ts';
import { FOR, moveEnd } from './protection.ts';
import type { Reason } from './reason.ts';
import { reason } from './reasons.ts';
import { addRequest, closeRequest, openRequest } from './requests.ts';
import { startRun } from './runs.ts';

type Extend = NonNullable<NonNullable<DealRegistration['protection']>['extend']>;
type KnownEnd = Protection & { readonly until: Instant };

const notPossible = (message: string, expected: string): Problem => refusal('OPS204', message, { expected });
const notKnown = (what: string): Problem => refusal('OPS106', `${what} is not known.`);

/** By how much, and up to where. */
interface Reach {
  readonly term: Term | null;
  readonly limit: Instant;
}

/** The first instant that protection never reaches: its start and `atMost`, by default twice its term. */
function limitOf({ registration, reading, calendar }: DealWork, extend: Extend, from: Instant): Instant | null {
  if (extend.atMost !== undefined) {
    const atMost = reading.term(extend.atMost);
    return atMost === null ? null : calendar.endOf(atMost, from);
  }
  const once = reading.term(registration.protection?.for ?? FOR);
  return once === null ? null : further(calendar, once, calendar.endOf(once, from));
}

/** Where an extension by a term would end. */
function endAfter({ calendar }: DealWork, { cutFrom, until }: KnownEnd, { term, limit }: Reach): Instant {
  return term === null ? limit : Math.min(further(calendar, term, cutFrom ?? until), limit);
}

function whyNot(work: DealWork, extend: Extend, { extensions, until }: KnownEnd): Problem | undefined {
  const { run, item, calendar } = work;
  const times = extend.times ?? 1;
  if (openRequest(item, 'extension')) {
    return refusal('OPS203', 'An extension is asked for already.', { expected: 'an answer to it, or its withdrawal, first' });
  }
  if (extensions >= times) return notPossible(`It was extended ${extensions} times.`, `at most ${times}`);
  const opens = extend.ask === undefined ? run.now : calendar.before(extend.ask, until);
  if (run.now < opens) return refusal('OPS205', 'It is too early to ask.', { expected: `from ${calendar.textOf(opens)} on` });
  return undefined;
}

/** D14: `when` true at once, else the chain, else refused. */
export function requestExtension(work: DealWork, by: string): Problem | undefined {
  const { item, registration, reading, run } = work;
  const { extend } = registration.protection ?? {};
  const { protection } = item;
  if (!extend) return notPossible('The program has no extension.', 'nothing: protection ends when it ends');
  if (!protection || protection.until === null) return notKnown('The end of its protection');
  const known = { ...protection, until: protection.until };
  const why = whyNot(work, extend, known);
  if (why) return why;
  const term = extend.by === 'asDecided' ? null : reading.term(extend.by);
  if (term === null && extend.by !== 'asDecided') return notKnown('By how much it is extended');
  const limit = limitOf(work, extend, protection.from);
  if (limit === null) return notKnown('How long protection may last');
  const reach = { term, limit };
  if (endAfter(work, known, reach) <= known.until) return notPossible('Its protection lasts as long as it may.', 'nothing further');
  const request: Omit<ExtensionRequest, 'chain'> = { kind: 'extension', state: 'open', by, askedAt: run.at, reasons: [], ...reach };
  const isAtOnce = term !== null && (extend.when ? reading.status(extend.when) === 'met' : extend.approval === undefined);
  if (isAtOnce) {
    addRequest(work, { ...request, chain: null });
    grantExtension(work, undefined);
  } else if (extend.approval === undefined) {
    addRequest(work, { ...request, chain: null });
    refuseExtension(work, reason('notGranted'));
  } else {
    const { id } = startRun(work, { chain: extend.approval, purpose: 'extension', about: 'extension' }, by);
    addRequest(work, { ...request, chain: id });
  }
  return undefined;
}

/** The first instant after the last day that the approver set, or why it cannot be. */
function decidedEnd({ calendar }: DealWork, { until }: KnownEnd, limit: Instant, lastDay: Json | undefined): Instant | Problem {
  const earliest = calendar.dayOf(until);
  const latest = calendar.dayOf(limit - 1);
  const wrong = () =>
    refusal('OPS105', 'The last day of protection is missing or out of reach.', {
      pointer: '/answer/lastDay',
      value: lastDay,
      expected: `a day from ${earliest} to ${latest}`,
    });
  return isDay(lastDay) && lastDay >= earliest && lastDay <= latest ? Math.min(calendar.endOfDay(lastDay), limit) : wrong();
}

/** The request is granted: the end moves on, a cut is over, and inactivity is counted anew. */
export function grantExtension(work: DealWork, answer: Readonly<Record<string, Json>> | undefined): Problem | undefined {
  const { item, run } = work;
  const request = openRequest(item, 'extension');
  const { protection } = item;
  if (!request || !protection || protection.until === null) return undefined;
  const known = { ...protection, until: protection.until };
  const { term, limit } = request;
  const end = term === null ? decidedEnd(work, known, limit, answer?.lastDay) : endAfter(work, known, { term, limit });
  if (typeof end !== 'number') return end;
  closeRequest(work, request, 'granted');
  // Held until now though it was past (D14): it ends no earlier than it is answered.
  const until = Math.max(end, run.at);
  moveEnd(work, { from: protection.from, until, extensions: protection.extensions + 1 });
  run.emit('deal.extended');
  if (until <= run.at) expire(work);
  else if (!run.timer('inactive')) startInactivity(work);
  return undefined;
}

/** The request is refused or withdrawn: the end stays, and has come where it was held. */
export function refuseExtension(work: DealWork, why: Reason | undefined): void {
  const { item, run } = work;
  const request = openRequest(item, 'extension');
  if (!request) return;
  closeRequest(work, request, why ? 'refused' : 'withdrawn', why ? [why] : []);
  if (why) run.emit('deal.extensionRefused', { 'deal.reason': why.title });
  const { protection } = item;
  if (protection?.until === undefined || protection.until === null || protection.until > run.at) return;
  item.protection = { ...protection, until: run.at };
  expire(work);
}

/** D13: protection has come to its end; one that is asked to be extended holds until that is answered (D14). */
export function endProtection(work: DealWork): void {
  if (!openRequest(work.item, 'extension')) expire(work);
}

const expire = (work: DealWork): void => endDeal(work, 'expired', 'end', [reason('protectionEnded')]);
