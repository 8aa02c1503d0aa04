import type { Deal } from './deal.ts';
import type { DealWork } from './deal-work.ts';
import { isOpen } from './intake/queue.ts';
import { likelyDuplicate, sameDeal } from './intake/same-deal.ts';
import type { SystemMessage } from './messages.ts';
import { isUndecided, openRequest } from './requests.ts';

const byId = (a: Deal, b: Deal): number => (a.id < b.id ? -1 : 1);

function tell({ run }: DealWork, ids: readonly string[], message: SystemMessage): void {
  for (const id of ids) run.act({ do: 'tell', kind: 'deal', item: id, message: { ...message } });
}

/** The deal's answers, and those that an open change would give it. */
const answersOf = (deal: Deal): readonly Deal['answers'][] => {
  const change = openRequest(deal, 'change');
  return change ? [deal.answers, change.answers] : [deal.answers];
};

/** Whether a change of one may change what the rules say of the other (D4). */
function concerns({ item, intake }: DealWork, other: Deal, answers: readonly Deal['answers'][]): boolean {
  if (other.waitsFor.includes(item.id) || other.asking?.conflicts.some(({ opposing }) => opposing === item.id)) return true;
  const likely = intake.checks.filter(({ check }) => check.on === 'likelyDuplicate');
  return answersOf(other).some((its) =>
    answers.some((own) => {
      const a = intake.keys(own);
      const b = intake.keys(its);
      return sameDeal(a, b, intake.same) || likely.some(({ similar }) => likelyDuplicate(a, b, intake.same, similar));
    }),
  );
}

/** D4: approved, moved or ended: whatever waits for a decision about the same deal is looked at again. `before`: answers that it had. */
export function tellRecheck(work: DealWork, before: readonly Deal['answers'][] = []): void {
  const { facts, item } = work;
  const answers = [item.answers, ...before];
  const others = facts.deals.filter((other) => other.id !== item.id && isUndecided(other) && concerns(work, other, answers));
  tell(
    work,
    others.toSorted(byId).map(({ id }) => id),
    { type: 'recheck' },
  );
}

/** These are looked at again. */
export const tellThese = (work: DealWork, ids: readonly string[]): void => tell(work, ids, { type: 'recheck' });

/** Approved registrations of the same deal. */
function approvedOthers({ facts, item, intake }: DealWork): readonly Deal[] {
  const keys = intake.keys(item.answers);
  return facts.deals
    .filter((other) => other.id !== item.id && other.state === 'approved' && sameDeal(keys, intake.keys(other.answers), intake.same))
    .toSorted(byId);
}

/** D9: those that the deal goes before. */
export const tellDisplaced = (work: DealWork, ids: readonly string[]): void => tell(work, ids, { type: 'displaced' });

/** D9: those that may have to make room for a deal that moved down. */
export function tellMoved(work: DealWork): void {
  const place = work.item.terms?.place ?? 0;
  const behind = approvedOthers(work).filter((other) => (other.terms?.place ?? 0) >= place);
  tell(
    work,
    behind.map(({ id }) => id),
    { type: 'recheck' },
  );
}

/** D7, `promote`: one ahead ended unwon, or moved up: the rest may. */
export function tellMoveUp(work: DealWork): void {
  if (work.registration.conflicts?.firstEnds !== 'promote') return;
  const others = approvedOthers(work).filter((other) => isOpen(other) && (other.terms?.place ?? 0) > 1);
  tell(
    work,
    others.map(({ id }) => id),
    { type: 'moveUp' },
  );
}
