import type { Json } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { freeId, idsOf, itemsOf, memberOf, textOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import type { Choice } from '../entries/choice-member.tsx';
import { documentOf } from '../parameters/dated.ts';

export const FUND_KINDS = ['request', 'accrual'] as const;
export type FundKind = (typeof FUND_KINDS)[number];
export const FUND_PERIODS = ['month', 'quarter', 'halfYear', 'year'] as const;

export const fundKindOf = (fund: Json | undefined): FundKind | undefined => FUND_KINDS.find((kind) => kind === memberOf(fund, 'kind'));

/** The benefits that earn marketing funds. */
export const accruingBenefits = (program: Json): readonly Choice[] =>
  itemsOf(memberOf(program, 'benefits')).flatMap((benefit) =>
    memberOf(benefit, 'kind') === 'mdfAccrual' ? [{ value: textOf(memberOf(benefit, 'id')), label: titleOf(benefit) }] : [],
  );

const accrual = (program: Json): { [member: string]: Json } => {
  const [first] = accruingBenefits(program);
  return { accrue: { benefit: first?.value ?? '' } };
};

/** A new fund with one activity, which is the least that it pays for. */
export function newFund(program: Json, kind: FundKind, named: { readonly id: string; readonly title: string }, activity: string): Json {
  return { ...named, kind, ...(kind === 'accrual' ? accrual(program) : {}), activities: [{ id: 'activity', title: activity }] };
}

/** Another kind: only earned money comes from a benefit. */
export function setFundKind(edits: JsonEdits, path: Path, kind: FundKind): void {
  const program = documentOf(edits);
  edits.set([...path, 'kind'], kind);
  if (kind === 'request') edits.remove([...path, 'accrue']);
  else if (valueAt(program, [...path, 'accrue']) === undefined) edits.set([...path, 'accrue'], accrual(program).accrue ?? {});
}

/** One more activity, last. */
export function addActivity(edits: JsonEdits, path: Path, title: string): void {
  const list = itemsOf(valueAt(documentOf(edits), [...path, 'activities']));
  edits.set([...path, 'activities', list.length], { id: freeId('activity', idsOf([...list])), title });
}

/** Money that is not used is carried on for a time, or lost, as is usual. */
export function setCarried(edits: JsonEdits, path: Path, isCarried: boolean): void {
  if (isCarried) edits.set([...path, 'unused'], { carry: 'P90D' });
  else edits.remove([...path, 'unused']);
}
