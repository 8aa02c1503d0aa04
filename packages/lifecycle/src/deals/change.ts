import type { Problem } from '@tierwright/program';
import { checkAnswers } from '../forms/check-answers.ts';
import { refusal } from '../machine/refusal.ts';
import { beActive } from './activity.ts';
import type { Answers } from './answers.ts';
import { ask, isAsking, stopAsking } from './ask.ts';
import type { Deal } from './deal.ts';
import type { ChangeRequest } from './deal-request.ts';
import type { DealWork } from './deal-work.ts';
import type { Examination } from './examination.ts';
import { changedFields, isMaterial, isNewDeal, withAnswers } from './material.ts';
import { backOfQueue } from './queue-back.ts';
import type { Reason } from './reason.ts';
import { addRequest, closeRequest, openRequest } from './requests.ts';
import { tellDisplaced, tellMoveUp, tellRecheck } from './tells.ts';

type Candidate = Pick<ChangeRequest, 'answers' | 'queuedAt' | 'settled'>;

/** D16: the deal as a change would make it. Its place is kept, unless it is as good as a new deal. */
function changedDeal(item: Deal, { answers, queuedAt, settled }: Candidate): Deal {
  if (queuedAt === null) return { ...item, answers, settled: [...item.settled, ...settled] };
  return { ...item, answers, settled, queuedAt, state: 'pending', terms: null };
}

/** D16: a change of an approved deal; a material one is decided while the old terms hold. */
export function change(work: DealWork, by: string, given: Answers): Problem | undefined {
  const { item, run, intake, program } = work;
  if (openRequest(item, 'change')) {
    return refusal('OPS203', 'A change is being decided already.', { expected: 'an answer to it, or its withdrawal, first' });
  }
  const answers = withAnswers(item.answers, given);
  if (changedFields(item.answers, answers).length === 0) {
    return refusal('OPS105', 'Nothing would change.', { pointer: '/answers', expected: 'an answer that is new' });
  }
  const decided = item.decided ?? item.answers;
  const queuedAt = isNewDeal(work, item.answers, answers) ? backOfQueue(work) : null;
  const isDecided = queuedAt !== null || isMaterial(work, decided, answers);
  const parts: Candidate = { answers, queuedAt, settled: [] };
  const found = work.examine(changedDeal(item, parts));
  const [wrong] = checkAnswers(intake.form, answers, found.reading, { pointer: '/answers', currency: program.program.currency });
  if (wrong) return wrong;
  beActive(work);
  if (!isDecided) {
    amend(work, answers, found);
    return undefined;
  }
  item.passed = [];
  addRequest(work, { kind: 'change', state: 'open', by, askedAt: run.at, reasons: [], ...parts });
  decideChange(work, found);
  return undefined;
}

/** D1–D3 of a change: as far as nobody has to be asked. */
export function decideChange(work: DealWork, looked?: Examination): void {
  const { item } = work;
  const request = openRequest(item, 'change');
  if (!request) return;
  const found = looked ?? work.examine(changedDeal(item, request));
  if (found.refusals.length > 0) {
    refuseChange(work, found.refusals);
    return;
  }
  item.opposing = { partners: found.opposingPartners, owners: found.opposingOwners };
  item.waitsFor = found.waitsFor;
  if (isAsking(work, found.chains) || found.waitsFor.length > 0) return;
  const [next] = found.chains;
  if (next) ask(work, next, request.by);
  else grantChange(work, request, found);
}

function grantChange(work: DealWork, request: ChangeRequest, found: Examination): void {
  const { item } = work;
  const { answers } = item;
  closeChange(work, request, 'granted', []);
  const { queuedAt, settled } = request;
  // Whoever was behind it in the old deal may move.
  if (queuedAt !== null) tellMoveUp(work);
  item.queuedAt = queuedAt ?? item.queuedAt;
  item.settled = queuedAt === null ? [...item.settled, ...settled] : settled;
  item.decided = request.answers;
  amend(work, request.answers, found);
  tellDisplaced(work, found.displaces);
  tellRecheck(work, [answers]);
}

/** The change holds, at the price of now (D16). */
function amend(work: DealWork, answers: Answers, { terms }: Examination): void {
  const { item, run } = work;
  item.answers = answers;
  item.terms = terms;
  item.pricedAt = run.at;
  work.forget();
  run.emit('deal.amended');
}

/** Refused, or withdrawn where there is no reason: the old terms hold. */
export function refuseChange(work: DealWork, reasons: readonly Reason[]): void {
  const { item, run } = work;
  const request = openRequest(item, 'change');
  if (!request) return;
  closeChange(work, request, reasons.length > 0 ? 'refused' : 'withdrawn', reasons);
  if (reasons.length > 0) run.emit('deal.changeRefused', { 'deal.reason': reasons.map(({ title }) => title).join('; ') });
  if (request.queuedAt !== null) tellRecheck(work, [request.answers]);
}

function closeChange(work: DealWork, request: ChangeRequest, state: ChangeRequest['state'], reasons: readonly Reason[]): void {
  const { item } = work;
  stopAsking(work);
  item.passed = [];
  item.waitsFor = [];
  closeRequest(work, request, state, reasons);
}

/** X1, `redecide`: decided again as it stands, as a change is. */
export function redecideApproved(work: DealWork): void {
  const { item, run } = work;
  const open = openRequest(item, 'change');
  if (open) {
    stopAsking(work);
    item.passed = [];
  } else {
    const { answers, submitter, partner } = item;
    addRequest(work, {
      kind: 'change',
      state: 'open',
      by: submitter ?? partner,
      reasons: [],
      answers,
      queuedAt: null,
      settled: [],
      askedAt: run.at,
    });
  }
  decideChange(work);
}
