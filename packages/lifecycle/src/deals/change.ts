import type { Problem } from '@tierwright/program';
import { checkAnswers } from '../forms/check-answers.ts';
import { refusal } from '../machine/refusal.ts';
import type { Instant } from '../time/instant.ts';
import { beActive } from './activity.ts';
import type { Answers } from './answers.ts';
import { ask, isAsking, stopAsking } from './ask.ts';
import { type Candidate, changedDeal } from './changed-deal.ts';
import type { ChangeRequest } from './deal-request.ts';
import type { DealWork } from './deal-work.ts';
import type { Examination } from './examination.ts';
import { letOthersGo } from './line.ts';
import { areKeysNew, changedFields, isMaterial, isNewDeal, withAnswers } from './material.ts';
import { backOfQueue } from './queue-back.ts';
import type { Reason } from './reason.ts';
import { addRequest, closeRequest, openRequest } from './requests.ts';
import { tellDisplaced, tellMoveUp, tellRecheck } from './tells.ts';

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
  const isNew = isNewDeal(work, item.answers, answers);
  const isDecided = isNew || isMaterial(work, decided, answers);
  const parts: Candidate = { answers, isNewDeal: isNew, settled: [] };
  const found = work.examine(changedDeal(item, parts, backOfQueue(work)));
  const [wrong] = checkAnswers(intake.form, answers, found.reading, { pointer: '/answers', currency: program.program.currency });
  if (wrong) return wrong;
  beActive(work);
  if (!isDecided) {
    const before = item.answers;
    amend(work, answers, found);
    if (areKeysNew(work, before, answers)) tellRecheck(work, [before]);
    return undefined;
  }
  item.passed = [];
  addRequest(work, { kind: 'change', state: 'open', by, askedAt: run.at, reasons: [], ...parts });
  decideChange(work);
  return undefined;
}

/** D1–D3 of a change: as far as nobody has to be asked, and nobody goes first. */
export function decideChange(work: DealWork, isFirst: (work: DealWork) => boolean = () => true): void {
  const { item } = work;
  const request = openRequest(item, 'change');
  if (!request) return;
  const queuedAt = backOfQueue(work);
  const found = work.examine(changedDeal(item, request, queuedAt));
  item.opposing = { partners: found.opposingPartners, owners: found.opposingOwners };
  if (found.refusals.length > 0) {
    refuseChange(work, found.refusals);
    return;
  }
  item.waitsFor = found.waitsFor;
  if (isAsking(work, found.chains) || found.waitsFor.length > 0) return;
  const [next] = found.chains;
  if (next) ask(work, next, request.by);
  else if (isFirst(work)) grantChange(work, request, found, queuedAt);
}

function grantChange(work: DealWork, request: ChangeRequest, found: Examination, queuedAt: Instant): void {
  const { item } = work;
  const { answers } = item;
  const { isNewDeal: isNew, settled } = request;
  closeChange(work, request, 'granted', []);
  // Whoever was behind it in the old deal may move.
  if (isNew) tellMoveUp(work);
  if (isNew) item.queuedAt = queuedAt;
  item.settled = isNew ? settled : [...item.settled, ...settled];
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
  letOthersGo(work);
  closeChange(work, request, reasons.length > 0 ? 'refused' : 'withdrawn', reasons);
  if (reasons.length > 0) run.emit('deal.changeRefused', { 'deal.reason': reasons.map(({ title }) => title).join('; ') });
  if (request.isNewDeal) tellRecheck(work, [request.answers]);
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
      isNewDeal: false,
      settled: [],
      askedAt: run.at,
    });
  }
  decideChange(work);
}
