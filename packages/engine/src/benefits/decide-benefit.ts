import type { CountedRecord, FactValue, GroupValues } from '@tierwright/facts';
import type { Benefit, BenefitCap, Literal, Program, Track, ValueType } from '@tierwright/program';
import { periodStart } from '../calendar/dates.ts';
import { enter, type Frame } from '../compile/frame.ts';
import { reader } from '../compile/operand.ts';
import type { TierContext } from '../compile/scope.ts';
import { refOf } from '../model/fact-ref.ts';
import { inside } from '../model/inside.ts';
import { readType } from '../model/value-type.ts';
import { type Decided, tierOn } from '../tracks/decide-track.ts';
import type { Subject } from '../tracks/subject.ts';
import { headlineOn, headlineTier, type TrackResult } from '../tracks/track-result.ts';
import { isByGroup } from './grouping.ts';
import { type Amounts, minorIn } from './money.ts';
import { type Earned, recordAmounts } from './record-amounts.ts';
import { percentOf, timesMoney } from './round.ts';

/** A benefit decided for a partner, or for one group. */
export interface Share {
  group: string | undefined;
  granted: boolean;
  /** Inside value; null where it is not granted or the benefit has none. */
  value: FactValue;
  /** Inside basis. */
  basis: number | null;
  /** The tier whose value it is, or that value, is not known (ENG-B5, ENG-B6): so is the amount. */
  isUnknown: boolean;
}
export interface DecidedBenefit {
  benefit: Benefit;
  track: Track;
  byGroup: boolean;
  shares: Share[];
  amounts: Amounts;
  valueType: ValueType | undefined;
  /** Amounts are not simply value × basis: records are looked at, or a cap may cut. */
  isCut: boolean;
}

/** The type of a benefit's value: its parameter's, else what its kind says of a literal. */
export function valueTypeOf(program: Program, benefit: Benefit): ValueType | undefined {
  const { value } = benefit;
  if (value === undefined) return undefined;
  if (typeof value === 'string') return 'string';
  const of = refOf(value);
  if (of !== undefined) return readType(program, of).type;
  if (typeof value === 'object') return 'money';
  return benefit.kind === 'fee' ? 'money' : benefit.kind === 'count' ? 'integer' : 'percent';
}

/** Whether what a benefit comes to is looked up record by record (ENG-B7) where its basis is made from records. */
export const looksAtRecords = (program: Program, { basis = '', tierAt, caps = [] }: Benefit): boolean =>
  program.facts?.[basis]?.from !== undefined &&
  (typeof tierAt === 'string' || caps.some((cap) => cap.where !== undefined || cap.per !== undefined));

/** Where a benefit is decided: for the partner, or for one group of its track. */
interface Place {
  frame: Frame;
  group: string | undefined;
  tierNow: number;
  tierOnDay: (day: string) => number | undefined;
}

class BenefitDecider {
  readonly #subject: Subject;
  readonly #benefit: Benefit;
  readonly #result: TrackResult;
  readonly #type: ValueType | undefined;
  readonly #atLeast: number;
  readonly looksAtRecords: boolean;

  constructor(subject: Subject, benefit: Benefit, result: TrackResult) {
    this.#subject = subject;
    this.#benefit = benefit;
    this.#result = result;
    this.#type = valueTypeOf(subject.compiled.program, benefit);
    this.#atLeast = benefit.atLeast === undefined ? 0 : result.track.tiers.findIndex((tier) => tier.id === benefit.atLeast);
    const isGiven = subject.factsOn(subject.asOf).given.has(benefit.basis ?? '');
    this.looksAtRecords = !isGiven && looksAtRecords(subject.compiled.program, benefit);
  }

  #context(tier: number): TierContext {
    const { compiled } = this.#result.entries[0] as Decided;
    return compiled.at.context(this.#result.track.id, this.#result.track.tiers[tier]?.id ?? null);
  }

  /** Whether `when` is met now, in the context of the tier held now. */
  #isOpen({ frame, tierNow }: Place): boolean {
    const { when } = this.#benefit;
    if (when === undefined) return true;
    enter(frame);
    return this.#context(tierNow).condition(when).holds(frame);
  }

  /** The value for a tier, and whether the benefit is granted there (ENG-B2), `when` being met. */
  #valueAt(tier: number | undefined, frame: Frame): { granted: boolean; value: FactValue; isUnknown: boolean } {
    const none = { granted: false, value: null, isUnknown: tier === undefined };
    if (tier === undefined || tier < 0 || tier < this.#atLeast) return none;
    const context = this.#context(tier);
    const { value } = this.#benefit;
    if (value === undefined) return { granted: true, value: null, isUnknown: false };
    enter(frame);
    const of = refOf(value);
    const { program } = this.#subject.compiled;
    const known =
      of === undefined ? inside(value as Literal, this.#type ?? 'number', program.currency) : reader(context.operand(of))(frame);
    if (known !== null) return { granted: true, value: known, isUnknown: false };
    return { ...none, isUnknown: of === undefined || program.parameters?.[of] === undefined || !context.parameter(of).isBlank(frame) };
  }

  /** Whether the basis is by the groups of the track: one by another field counts whole in each of them, records and all. */
  #isBasisByGroup(): boolean {
    return this.#subject.compiled.program.facts?.[this.#benefit.basis ?? '']?.by === this.#result.track.per;
  }

  #basis(frame: Frame, group: string | undefined, tier: number): number | null {
    const { basis } = this.#benefit;
    if (basis === undefined) return null;
    const { program } = this.#subject.compiled;
    const value = frame.facts.values[basis] ?? null;
    if (program.facts?.[basis]?.by === undefined) {
      if (program.facts?.[basis]) return typeof value === 'number' ? value : null;
      enter(frame);
      const read = reader(this.#context(tier).operand(basis))(frame);
      return typeof read === 'number' ? read : null;
    }
    if (value === null) return null;
    const groups = value as GroupValues;
    const wanted =
      group === undefined || !this.#isBasisByGroup()
        ? Object.values(groups)
        : [Object.hasOwn(groups, group) ? groups[group] : frame.facts.missing(basis)];
    let total = 0;
    for (const one of wanted) {
      if (typeof one !== 'number') return null;
      total += one;
    }
    return total;
  }

  /** The tier whose value holds: the one held now, or at the start of the period (ENG-B4). */
  #tierOf({ tierNow, tierOnDay }: Place): number | undefined {
    const { tierAt } = this.#benefit;
    if (typeof tierAt !== 'object' || tierNow < 0) return tierNow;
    return tierOnDay(periodStart(this.#subject.asOf, tierAt.every, this.#subject.compiled.program.calendar?.yearStarts));
  }

  share(place: Place): Share {
    const { frame, group, tierNow } = place;
    const tier = this.#tierOf(place);
    const basis = this.#basis(frame, group, tierNow);
    if (!this.#isOpen(place)) return { group, granted: false, value: null, isUnknown: false, basis };
    return { group, ...this.#valueAt(tier, frame), basis };
  }

  /** ENG-B6, ENG-B7: what the shares come to. */
  amounts(places: readonly Place[], shares: readonly Share[], headline: number): Amounts {
    const [first] = places;
    if (!first) return new Map();
    const capAmount = (cap: BenefitCap, currency: string) => this.#capAmount(cap, currency, first.frame, headline);
    if (!this.looksAtRecords) return this.#fromBasis(shares, capAmount);
    const { program } = this.#subject.compiled;
    if (first.frame.facts.notLoaded.has(this.#benefit.basis ?? '')) {
      const mayBeGranted = typeof this.#benefit.tierAt === 'string' || shares.some((share) => share.granted || share.isUnknown);
      return mayBeGranted ? null : new Map();
    }
    return recordAmounts({
      program,
      parametersAsOf: this.#subject.parametersAsOf,
      benefit: this.#benefit,
      earned: places.flatMap((place) => this.#earned(place)),
      capAmount,
      parameter: (id) => {
        if (!program.parameters?.[id]) return undefined;
        enter(first.frame);
        return reader(this.#context(headline).operand(id))(first.frame);
      },
    });
  }

  #fromBasis(shares: readonly Share[], capAmount: (cap: BenefitCap, currency: string) => number | null): Amounts {
    const { currency } = this.#subject.compiled.program;
    let minor = 0;
    for (const { granted, value, basis, isUnknown } of shares) {
      if (isUnknown) return null;
      if (!granted || typeof value !== 'number') continue;
      if (this.#benefit.basis !== undefined && basis === null) return null;
      minor += this.#type === 'money' ? timesMoney(basis ?? 1, value) : percentOf(value, basis ?? 0);
    }
    const caps = this.#benefit.caps ?? [];
    if (caps.length === 0 || shares.every((share) => !share.granted)) return new Map([[currency, minor]]);
    const cap = caps.find((candidate) => candidate.where === undefined && candidate.per === undefined);
    const most = cap ? capAmount(cap, currency) : null;
    return most === null ? null : new Map([[currency, Math.min(minor, most)]]);
  }

  #earned(place: Place): Earned[] {
    const { frame, group, tierOnDay } = place;
    if (!this.#isOpen(place)) return [];
    const { basis, tierAt } = this.#benefit;
    const tierOf = (record: CountedRecord): number | undefined => {
      if (typeof tierAt !== 'string') return this.#tierOf(place);
      const day = record.field(tierAt);
      return typeof day === 'string' ? tierOnDay(day) : undefined;
    };
    return frame.facts.records(basis ?? '', this.#isBasisByGroup() ? group : undefined).flatMap((record): Earned[] => {
      const tier = tierOf(record);
      const { granted, value, isUnknown } = this.#valueAt(tier, frame);
      if (isUnknown) return [{ record, minor: null }];
      if (!granted || typeof value !== 'number') return [];
      if (record.amount === null) return [{ record, minor: null }];
      return [{ record, minor: this.#type === 'money' ? value : percentOf(value, record.amount.minor) }];
    });
  }

  #capAmount(cap: BenefitCap, currency: string, frame: Frame, tier: number): number | null {
    const { amount } = cap;
    const own = this.#subject.compiled.program.currency;
    const of = refOf(amount);
    enter(frame);
    const literal = of === undefined ? (amount as Literal) : this.#context(tier).parameter(of).literal(frame);
    return minorIn(literal, currency, own);
  }
}

/** Decides a benefit in its track (ENG-B); `whole` is the partner's frame in that track, outside of any group. */
export function decideBenefit(subject: Subject, benefit: Benefit, result: TrackResult, whole: Frame): DecidedBenefit {
  const decider = new BenefitDecider(subject, benefit, result);
  const byGroup = isByGroup(subject.compiled.program, result.track, benefit);
  const headline = headlineTier(result);
  const places: Place[] = byGroup
    ? result.entries.map((entry) => ({
        frame: entry.frame,
        group: entry.group,
        tierNow: entry.held.tier,
        tierOnDay: (day) => tierOn(entry, day),
      }))
    : [{ frame: whole, group: undefined, tierNow: headline, tierOnDay: (day) => headlineOn(result, day) }];
  const shares = places.map((place) => decider.share(place));
  return {
    benefit,
    track: result.track,
    byGroup,
    shares,
    amounts: decider.amounts(places, shares, headline),
    valueType: valueTypeOf(subject.compiled.program, benefit),
    isCut: decider.looksAtRecords || (benefit.caps ?? []).length > 0,
  };
}
