import { type Stack, toMajor } from '@tierwright/program';
import type { ShownMoney, StackDecision } from '../../decision/decision.ts';
import { insideGroup } from '../context.ts';
import { roundedProduct, sixDecimals } from '../exact.ts';
import { groupFieldOf } from '../groups.ts';
import { exactNumber } from '../reading.ts';
import type { Session } from '../session.ts';
import { hasAmount, looksAtRecords } from './amount.ts';
import { basisOf } from './basis.ts';
import type { BenefitDecided } from './benefits.ts';
import type { Grant } from './grant.ts';
import { shownMoney, together } from './money.ts';

/** Percentages as one (ENG-B9), before the cut. */
export function combined(how: Stack['how'], percents: readonly number[]): number {
  if (how === 'add') return percents.reduce((sum, percent) => sum + percent, 0);
  if (how === 'higher') return Math.max(...percents);
  return 100 - 100 * percents.reduce((rest, percent) => rest * (1 - percent / 100), 1);
}

const percentsOf = (grants: readonly Grant[]): number[] =>
  grants.flatMap(({ granted, value }) => {
    const percent = granted && value ? exactNumber(value) : null;
    return percent === null ? [] : [percent];
  });

/** A stack's percentages before the cut: for the partner, or by group and for the rest. */
interface Percentages {
  whole: number | null;
  byGroup: ReadonlyMap<string, number>;
}

function percentagesOf(how: Stack['how'], members: readonly BenefitDecided[]): Percentages {
  const plain = members.filter(({ byGroup }) => !byGroup);
  const grouped = members.filter(({ byGroup }) => byGroup);
  const inGroup = (member: BenefitDecided, group: string) => member.grants.filter(({ holder }) => holder.group?.value === group);
  const groups = new Set(
    grouped.flatMap(({ grants }) => grants.filter(({ granted }) => granted).map(({ holder }) => holder.group?.value ?? '')),
  );
  // In declared order: the order of sums is part of their value.
  const percentsIn = (group: string) => percentsOf(members.flatMap((member) => (member.byGroup ? inGroup(member, group) : member.grants)));
  const rest = percentsOf(plain.flatMap(({ grants }) => grants));
  return {
    whole: rest.length === 0 ? null : combined(how, rest),
    byGroup: new Map([...groups].map((group) => [group, combined(how, percentsIn(group))])),
  };
}

/** ENG-B9: the cut; undefined where there is none, `null` where it is unknown. */
async function cutOf(session: Session, { max }: Stack, members: readonly BenefitDecided[]): Promise<number | null | undefined> {
  if (max === undefined || typeof max === 'number') return max;
  const [first] = members;
  return first ? exactNumber(await session.read(max.fact, first.headline)) : null;
}

const cut = (percent: number, max: number | undefined): number => sixDecimals(max === undefined ? percent : Math.min(percent, max));

const percentOf = (minor: number | null, percent: number): number | null => (minor === null ? null : roundedProduct(minor, percent, 100));
const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

/** ENG-B10: percentages of the basis, each product rounded once: by group, then of the rest. */
async function amountOfBasis(session: Session, basis: string, member: BenefitDecided, value: Percentages): Promise<number | null> {
  const field = member.grants[0]?.holder.group?.field;
  // A basis that is not by the group has no rest beside the groups.
  if (value.byGroup.size > 0 && (field === undefined || groupFieldOf(session.program, basis) !== field)) return null;
  let rest = await basisOf(session, basis, member.headline);
  let sum: number | null = 0;
  for (const [group, percent] of value.byGroup) {
    const minor = await basisOf(session, basis, insideGroup(member.headline, { field: field ?? '', value: group }));
    sum = plus(sum, percentOf(minor, percent));
    rest = plus(rest, minor === null ? null : -minor);
  }
  return value.whole === null ? sum : plus(sum, percentOf(rest, value.whole));
}

async function amountOfStack(
  session: Session,
  stack: Stack,
  members: readonly BenefitDecided[],
  value: Percentages,
  uncut: boolean,
): Promise<ShownMoney | null> {
  const { currency } = session.program;
  const granted = members.filter((member) => member.granted);
  if (granted.length === 0) return 0;
  const bases = new Set(granted.flatMap(({ benefit }) => benefit.basis ?? []));
  const looking = await Promise.all(members.map(({ benefit, headline }) => looksAtRecords(session, benefit, headline)));
  const separate = bases.size > 1 || looking.includes(true) || members.some(({ benefit }) => (benefit.caps ?? []).length > 0);
  if (separate) {
    const purse = stack.how === 'add' && uncut ? together(members.map(({ amount }) => amount ?? null)) : null;
    return purse && shownMoney(purse, currency);
  }
  const [basis] = bases;
  const member = granted.find(({ byGroup }) => byGroup) ?? granted[0];
  if (basis === undefined || !member) return 0;
  const minor = await amountOfBasis(session, basis, member, value);
  return minor === null ? null : toMajor(minor, currency);
}

export interface StackDecided {
  shown: StackDecision;
  /** The percentage for the partner as a whole; by group the best granted; `null` where nothing is granted or it is unknown. */
  best: number | null;
  unknown: boolean;
}

/** ENG-B9, ENG-B10. */
export async function decideStack(session: Session, id: string, stack: Stack, benefits: readonly BenefitDecided[]): Promise<StackDecided> {
  const members = stack.of.flatMap((member) => benefits.filter(({ benefit }) => benefit.id === member));
  const before = percentagesOf(stack.how, members);
  const max = await cutOf(session, stack, members);
  const head = { stack: id, title: stack.title };
  const paysOut = members.some(({ benefit }) => hasAmount(session, benefit));
  const unknown = members.some(({ grants }) => grants.some(({ open }) => open));
  const nothing = before.whole === null && before.byGroup.size === 0;
  if (unknown || (!nothing && max === null)) {
    return { shown: { ...head, value: null, ...(paysOut && { amount: null }) }, best: null, unknown: true };
  }
  const grouped = members.some(({ byGroup }) => byGroup);
  if (nothing || max === null) {
    return { shown: { ...head, value: null, ...(paysOut && { amount: 0 }) }, best: null, unknown: false };
  }
  const value: Percentages = {
    whole: before.whole === null ? null : cut(before.whole, max),
    byGroup: new Map([...before.byGroup].map(([group, percent]) => [group, cut(percent, max)])),
  };
  const uncut = max === undefined || [before.whole ?? 0, ...before.byGroup.values()].every((percent) => percent <= max);
  const shownValue = grouped
    ? { value: Object.fromEntries(value.byGroup), ...(value.whole !== null && { others: value.whole }) }
    : { value: value.whole };
  const amount = paysOut ? { amount: await amountOfStack(session, stack, members, value, uncut) } : {};
  return {
    shown: { ...head, ...shownValue, ...amount },
    best: Math.max(...(value.whole === null ? [] : [value.whole]), ...value.byGroup.values()),
    unknown: false,
  };
}
