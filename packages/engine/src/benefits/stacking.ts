import { type Program, type Stack, toMajor } from '@tierwright/program';
import type { ShownMoney, StackDecision } from '../decision/decision.ts';
import type { DecidedBenefit } from './decide-benefit.ts';
import { type Amounts, add, shownMoney } from './money.ts';
import { addPercents, compoundPercents, percentOf } from './round.ts';

const COMBINE: Record<Stack['how'], (values: readonly number[]) => number> = {
  add: addPercents,
  compound: compoundPercents,
  higher: (values) => Math.max(...values),
};

/** A stacking's percentage: null where its `max` is unknown. */
export interface Stacked {
  value: number | null;
  isCutByMax: boolean;
}

/** ENG-B9: the percentages of granted members as one; undefined where there is none. */
export function stackPercents(how: Stack['how'], values: readonly number[], max: number | null | undefined): Stacked | undefined {
  if (values.length === 0) return undefined;
  if (max === null) return { value: null, isCutByMax: true };
  const combined = COMBINE[how](values);
  return max !== undefined && max < combined ? { value: max, isCutByMax: true } : { value: combined, isCutByMax: false };
}

const percentOfShare = (member: DecidedBenefit, group: string | undefined): number[] =>
  member.shares.flatMap((share) => (share.group === group && share.granted && typeof share.value === 'number' ? [share.value] : []));

interface StackParts {
  id: string;
  stacking: Stack;
  /** Its `max` for the tier held in the track of its first member: undefined where there is none, null where it is not known. */
  maxOf: (first: DecidedBenefit) => number | null | undefined;
}

/** ENG-B9, ENG-B10: how benefits of one basis become one percentage. Nothing where no member's track is decided. */
export function decideStack(
  program: Program,
  { id, stacking, maxOf }: StackParts,
  benefits: readonly DecidedBenefit[],
): StackDecision | undefined {
  const members = stacking.of.flatMap((member) => benefits.filter((candidate) => candidate.benefit.id === member));
  const [first] = members;
  if (!first) return undefined;
  const { currency } = program;
  const max = maxOf(first);
  const plain = members.filter((member) => !member.byGroup).flatMap((member) => percentOfShare(member, undefined));
  const grouped = members.filter((member) => member.byGroup);
  const groups = [...new Set(grouped.flatMap((member) => member.shares.flatMap((share) => (share.granted ? (share.group ?? []) : []))))];
  const whole = stackPercents(stacking.how, plain, max);
  const byGroup = groups.map((group) => {
    const values = members.flatMap((member) => percentOfShare(member, member.byGroup ? group : undefined));
    return { group, stacked: stackPercents(stacking.how, values, max) as Stacked };
  });
  const decision: StackDecision = { stack: id, title: stacking.title, value: null };
  if (members.some(({ shares }) => shares.some((share) => share.isUnknown))) {
    // What a member gives is not known, so what they give together is not either.
    if (members.some((member) => member.benefit.basis !== undefined)) decision.amount = null;
    return decision;
  }
  const grantedByGroup = grouped.find((member) => member.shares.some((share) => share.granted));
  const isBasisByGroup = grantedByGroup && program.facts?.[grantedByGroup.benefit.basis ?? '']?.by === grantedByGroup.track.per;
  const isGranted = whole !== undefined || byGroup.length > 0;
  if (isGranted && max === null) {
    if (members.some((member) => member.benefit.basis !== undefined)) decision.amount = null;
    return decision;
  }
  if (grouped.length === 0) decision.value = whole?.value ?? null;
  else if (isGranted) {
    decision.value = Object.fromEntries(byGroup.map(({ group, stacked }) => [group, stacked.value]));
    if (whole && whole.value !== null) decision.others = whole.value;
  }
  if (members.some((member) => member.benefit.basis !== undefined)) {
    decision.amount = isGranted ? amountOf(members, whole, byGroup, stacking.how, currency, isBasisByGroup ? grantedByGroup : null) : 0;
  }
  return decision;
}

function amountOf(
  members: readonly DecidedBenefit[],
  whole: Stacked | undefined,
  byGroup: readonly { group: string; stacked: Stacked }[],
  how: Stack['how'],
  currency: string,
  /** A granted member by group whose basis is by that group too. */
  groupedMember: DecidedBenefit | null,
): ShownMoney | null {
  const parts = [...(whole ? [whole] : []), ...byGroup.map((entry) => entry.stacked)];
  const bases = new Set(members.map((member) => member.benefit.basis));
  if (parts.some((part) => part.value === null)) return null;
  if (bases.size > 1 || members.some((member) => member.isCut)) {
    return how === 'add' && !parts.some((part) => part.isCutByMax) ? shownMoney(sum(members), currency) : null;
  }
  if (byGroup.length === 0) {
    // Members by group of which none is granted divide nothing: the whole basis is that of a member for the partner as a whole.
    const granted = members.find((member) => !member.byGroup && member.shares.some((share) => share.granted));
    return product(whole?.value ?? 0, granted?.shares[0]?.basis ?? null, currency);
  }
  // A basis that is not by the group cannot be divided between the groups.
  if (groupedMember === null) return null;
  let minor = 0;
  let rest = 0;
  for (const share of groupedMember.shares) {
    const entry = byGroup.find((candidate) => candidate.group === share.group);
    if (share.basis === null && (entry || whole)) return null;
    if (entry) minor += percentOf(entry.stacked.value ?? 0, share.basis ?? 0);
    else rest += share.basis ?? 0;
  }
  return toMajor(minor + (whole ? percentOf(whole.value ?? 0, rest) : 0), currency);
}

const product = (percent: number, basis: number | null, currency: string): number | null =>
  basis === null ? null : toMajor(percentOf(percent, basis), currency);

function sum(members: readonly DecidedBenefit[]): Amounts {
  const total: Amounts = new Map();
  for (const member of members) {
    if (member.amounts === null) return null;
    for (const [currency, minor] of member.amounts) add(total, currency, minor);
  }
  return total;
}
