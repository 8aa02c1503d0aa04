import type { Benefit, ValueType } from '@tierwright/program';
import type { BenefitDecision, Shown } from '../../decision/decision.ts';
import type { Context } from '../context.ts';
import type { Session } from '../session.ts';
import { shown } from '../show.ts';
import type { Dates } from '../state/replay.ts';
import type { TrackDecided } from '../tracks.ts';
import { amountOf, hasAmount } from './amount.ts';
import { isByGroup } from './by-group.ts';
import { type Grant, grant, valueTypeOf } from './grant.ts';
import { type BuiltIns, groupHolders, headlineHolder, holderContext, trackOf } from './holder.ts';
import { type Purse, shownMoney } from './money.ts';

/** A benefit of a decided track, with what stacking needs of it. */
export interface BenefitDecided {
  benefit: Benefit;
  /** One for each group where the benefit is by group, else one. */
  grants: Grant[];
  byGroup: boolean;
  /** Where the partner as a whole is asked, such as for caps. */
  headline: Context;
  granted: boolean;
  /** Undefined: the benefit has none; `null`: not known. */
  amount: Purse | null | undefined;
}

const UNITS: Partial<Record<ValueType, 'percent' | 'money' | 'count'>> = {
  percent: 'percent',
  money: 'money',
  integer: 'count',
  number: 'count',
};

async function decideBenefit(
  session: Session,
  benefit: Benefit,
  owner: TrackDecided,
  dates: Dates,
  builtIns: BuiltIns,
): Promise<BenefitDecided> {
  const { asOf, parametersAsOf } = dates;
  const { per } = owner.track;
  const byGroup = per !== undefined && isByGroup(session.program, benefit, per);
  const whole = headlineHolder(owner);
  const holders = byGroup ? groupHolders(owner) : [whole];
  const contextOf = (holder: typeof whole) => holderContext(holder, asOf, parametersAsOf, builtIns);
  const grants = await Promise.all(holders.map((holder) => grant(session, benefit, holder, contextOf(holder))));
  const headline = contextOf(whole);
  const amount = hasAmount(session, benefit) ? await amountOf(session, benefit, grants, headline) : undefined;
  return { benefit, grants, byGroup, headline, granted: grants.some(({ granted }) => granted), amount };
}

/** The benefits of decided tracks, in document order (ENG-B1). */
export async function decideBenefits(
  session: Session,
  decided: readonly TrackDecided[],
  dates: Dates,
  builtIns: BuiltIns,
): Promise<BenefitDecided[]> {
  const owned = (session.program.benefits ?? []).flatMap((benefit) => {
    const owner = trackOf(benefit, decided);
    return owner ? [{ benefit, owner }] : [];
  });
  return Promise.all(owned.map(({ benefit, owner }) => decideBenefit(session, benefit, owner, dates, builtIns)));
}

const shownGrant = ({ granted, value }: Grant, currency: string): Shown => (granted && value ? shown(value, currency) : null);

/** ENG-B3: by group an object with every group, or null where it is granted in none. */
function shownGrants({ grants, byGroup, granted }: BenefitDecided, currency: string): BenefitDecision['value'] {
  const [only] = grants;
  if (!byGroup) return only ? shownGrant(only, currency) : null;
  if (!granted) return null;
  return Object.fromEntries(grants.map((each) => [each.holder.group?.value ?? '', shownGrant(each, currency)]));
}

export function shownBenefit(session: Session, decided: BenefitDecided): BenefitDecision {
  const { benefit, granted, amount } = decided;
  const { currency } = session.program;
  const type = valueTypeOf(session, benefit);
  const unit = type && UNITS[type];
  return {
    benefit: benefit.id,
    title: benefit.title,
    kind: benefit.kind,
    granted,
    value: shownGrants(decided, currency),
    ...(unit && { unit }),
    ...(amount !== undefined && { amount: amount && shownMoney(amount, currency) }),
    ...(benefit.every !== undefined && { every: benefit.every }),
  };
}
