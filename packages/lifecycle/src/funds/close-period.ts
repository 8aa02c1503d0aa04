import type { Fund } from '@tierwright/program';
import type { LedgerEntry } from '../machine/effect.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { periodAfter, periodOf } from './fiscal-period.ts';
import { currencyOf, fundOf } from './fund-rules.ts';
import { carriedUntil } from './lasts-until.ts';
import { carriedInto, type Lot, lotsOf, usedIn } from './ledger.ts';

/** A fund at the end of a fiscal period. Limits in minor units of the fund’s currency, null where they are not known. */
export interface PeriodEnd {
  readonly fund: string;
  /** Any day of the period that ends. */
  readonly day: string;
  readonly ledger: readonly LedgerEntry[];
  /** The budget of the period; absent where the fund has none. */
  readonly budget?: number | null;
  /** What each partner could have of the period; absent where the fund says nothing of it. */
  readonly perPartner?: Readonly<Record<string, number | null>>;
}

/**
 * `unused`: what happens at a period’s end to money that nobody reserved, as entries of the ledger. What is entered already is
 * not entered again, so a run may be repeated, such as when something was released since. The program must have the fund.
 */
export function closePeriod(program: LifecycleProgram, end: PeriodEnd): readonly LedgerEntry[] {
  const fund = fundOf(program, end.fund);
  return fund.kind === 'accrual' ? expired(program, fund, end) : carried(program, fund, end);
}

/** Accruals that have lasted until now are lost, as far as nothing was reserved of them. */
function expired({ program }: LifecycleProgram, fund: Fund, { day, ledger }: PeriodEnd): readonly LedgerEntry[] {
  const after = periodAfter(program, fund, day);
  const currency = currencyOf(program, fund);
  const partners = new Set(ledger.flatMap(({ fund: id, partner }) => (id === fund.id && partner !== null ? [partner] : [])));
  return [...partners].sort().flatMap((partner) =>
    lotsOf(ledger, fund.id, partner)
      .filter(({ left, expires }) => left > 0 && expires !== null && expires <= after)
      .map(({ period, left }): LedgerEntry => {
        return { fund: fund.id, partner, entry: 'forfeited', minor: left, currency, period, lot: period };
      }),
  );
}

/** Budgets end with their period, or what is left of them goes on into the next. */
function carried(program: LifecycleProgram, fund: Fund, end: PeriodEnd): readonly LedgerEntry[] {
  if (typeof fund.unused !== 'object') return [];
  const { carry } = fund.unused;
  const shares: (readonly [string | null, number | null])[] = [
    ...(end.budget === undefined ? [] : [[null, end.budget] as const]),
    ...Object.entries(end.perPartner ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)),
  ];
  const next = periodAfter(program.program, fund, end.day);
  const until = carriedUntil(program, carry, next);
  return shares.flatMap(([partner, limit]) => carriedOf(program, fund, end, { partner, limit: limit ?? 0, next, until }));
}

interface Share {
  readonly partner: string | null;
  readonly limit: number;
  /** First day of the next period. */
  readonly next: string;
  /** First day on which what is left now can no longer be used. */
  readonly until: string;
}

/** What came from earlier periods is used first, the oldest first; what is left leaves the period, and goes on while it lasts. */
function carriedOf(program: LifecycleProgram, fund: Fund, { day, ledger }: PeriodEnd, share: Share): readonly LedgerEntry[] {
  const { partner, limit, next, until } = share;
  const period = periodOf(program.program, fund, day);
  const currency = currencyOf(program.program, fund);
  let used = usedIn(ledger, fund.id, period, partner);
  const take = ({ left, ...lot }: Lot): Lot => {
    const taken = Math.min(used, left);
    used -= taken;
    return { ...lot, left: left - taken };
  };
  const old = carriedInto(ledger, fund.id, period, partner).map(take);
  const own = take({ period, expires: until, left: limit });
  const entry = (kind: 'accrued' | 'forfeited', inPeriod: string, { period: lot, expires, left: minor }: Lot): LedgerEntry => {
    return { fund: fund.id, partner, entry: kind, minor, currency, period: inPeriod, lot, ...(expires === null ? {} : { expires }) };
  };
  const left = [...old, own].filter((lot) => lot.left > 0);
  return [
    ...left.map((lot) => entry('forfeited', period, lot)),
    ...left.filter(({ expires }) => expires === null || expires > next).map((lot) => entry('accrued', next, lot)),
  ];
}
