import { hasBit } from '../columns/bits.ts';
import type { Column } from '../columns/column.ts';
import type { Numbers } from '../columns/lanes.ts';
import type { Entries } from '../columns/partner-columns.ts';
import type { RateOf } from '../report/rates-on.ts';
import type { BlockRunner } from '../run/block-runner.ts';
import { NOT_DECIDED } from '../run/qualified-tiers.ts';
import { vectorAt } from '../run/vector.ts';
import type { TierOn } from '../standings/tier-history.ts';
import type { AmountBlock } from './amount-block.ts';
import type { RecordTerms, TrackBenefit } from './benefit-terms.ts';
import { type Earned, NO_CAP } from './earnings-builder.ts';
import { Payments } from './payments.ts';
import { SHARE, type ShareBlock } from './share-block.ts';

/** No record. */
const NONE = -1;

type NumberColumn = Extract<Column, { kind: 'number' }>;

/** The records that a benefit looks at, as loops read them. */
interface Records {
  /** Records of partner `i` are those from `starts[i]` on, before `starts[i + 1]`. */
  readonly starts: Int32Array;
  readonly words: readonly string[];
  /** The place of each currency among the words. */
  readonly currencies: Numbers;
  readonly amount: NumberColumn;
  readonly cap: NumberColumn;
  readonly pot: NumberColumn;
  readonly rate: NumberColumn;
  readonly day: NumberColumn;
}

function recordsIn({ starts, groups, facts }: Entries): Records {
  const numbers = (name: Earned): NumberColumn => {
    const column = facts.get(name)?.values;
    if (column?.kind !== 'number') throw new Error(`the records have no ${name}`);
    return column;
  };
  if (groups.kind !== 'word') throw new Error('the records are not those of a benefit');
  const { words, codes: currencies } = groups;
  const [amount, cap, pot, rate, day] = [numbers('amount'), numbers('cap'), numbers('pot'), numbers('rate'), numbers('day')];
  return { starts, words, currencies, amount, cap, pot, rate, day };
}

/** What amounts of records are worked out from. */
interface RecordSource {
  readonly runner: BlockRunner;
  readonly entries: Entries;
  readonly currency: string;
  readonly tierOn: TierOn | undefined;
}

/** Amounts of records, each with the currency that it was made in (ENG-B7, ENG-B8). */
export class RecordAmounts implements AmountBlock {
  readonly amounts: Float64Array;
  readonly unknown: Uint8Array;
  readonly foreign = new Map<number, Map<string, number>>();
  readonly #plan: TrackBenefit;
  readonly #terms: RecordTerms;
  readonly #place: ShareBlock;
  readonly #runner: BlockRunner;
  readonly #currency: string;
  readonly #payments: Payments;
  readonly #records: Records;
  /** The tier of other days, where records ask for it and it is known; else a tier counts as held all along. */
  readonly #tierOn: TierOn | undefined;
  #from = 0;
  /** What the records of each pot of a partner earn, and one of them; pots are counted from 0 for each partner. */
  #earned = new Float64Array(64);
  #record = new Int32Array(64).fill(NONE);
  #pots = 0;

  constructor(plan: TrackBenefit, terms: RecordTerms, place: ShareBlock, { runner, entries, currency, tierOn }: RecordSource) {
    this.#plan = plan;
    this.#terms = terms;
    this.#place = place;
    this.#runner = runner;
    this.amounts = new Float64Array(runner.room);
    this.unknown = new Uint8Array(runner.room);
    this.#currency = currency;
    this.#tierOn = typeof plan.benefit.tierAt === 'string' ? tierOn : undefined;
    this.#payments = new Payments(plan.type);
    this.#records = recordsIn(entries);
  }

  /** The rates of the currencies that a partner's records are made in. */
  readonly rateAt = (index: number): RateOf => {
    const { starts, words, currencies, rate } = this.#records;
    return (currency) => {
      if (currency === this.#currency) return 1;
      for (let record = starts[this.#from + index] as number; record < (starts[this.#from + index + 1] as number); record += 1)
        if (isKnown(rate, record) && words[currencies[record] as number] === currency) return rate.values[record] as number;
      return undefined;
    };
  };

  enter(headline: Int8Array, from: number): void {
    this.#from = from;
    this.foreign.clear();
    for (let index = 0; index < headline.length; index += 1) {
      this.amounts[index] = 0;
      this.unknown[index] = 0;
      if (headline[index] === NOT_DECIDED || !this.#place.isOpenAt(index)) continue;
      if (!this.#earn(index, headline[index] as number) || !this.#cut(index, headline[index] as number)) {
        this.unknown[index] = 1;
        this.foreign.delete(index);
      }
    }
  }

  /** Adds what each record earns; false where that of one is not known. */
  #earn(index: number, headline: number): boolean {
    const { starts, amount, cap, pot, day } = this.#records;
    this.#record.fill(NONE, 0, this.#pots);
    this.#pots = 0;
    let tier = headline;
    let share = this.#place.shares[index] as number;
    let value = this.#place.valueAt(index);
    for (let record = starts[this.#from + index] as number; record < (starts[this.#from + index + 1] as number); record += 1) {
      if (!isKnown(day, record)) return false;
      const held = this.#tierOn === undefined ? headline : this.#tierOn(this.#from + index, day.values[record] as number);
      if (held === undefined) return false;
      if (held !== tier) [tier, share, value] = [held, this.#place.shareOf(held, index), this.#place.givenTo(held, index)];
      if (share === SHARE.unknown) return false;
      if (share !== SHARE.granted || typeof value !== 'number') continue;
      if (!isKnown(amount, record) || !isKnown(cap, record)) return false;
      const minor = this.#plan.type === 'money' ? value : this.#payments.of(value).times(amount.values[record] as number);
      if (cap.values[record] === NO_CAP) this.#add(index, record, minor);
      else this.#put(pot.values[record] as number, record, minor);
    }
    return true;
  }

  #put(pot: number, record: number, minor: number): void {
    if (pot >= this.#earned.length) {
      const [earned, records] = [new Float64Array(2 * pot), new Int32Array(2 * pot).fill(NONE)];
      earned.set(this.#earned);
      records.set(this.#record);
      this.#earned = earned;
      this.#record = records;
    }
    this.#pots = Math.max(this.#pots, pot + 1);
    this.#earned[pot] = this.#record[pot] === NONE ? minor : (this.#earned[pot] as number) + minor;
    this.#record[pot] = record;
  }

  /** Each pot at most the amount of its cap; false where that is not known. */
  #cut(index: number, headline: number): boolean {
    const { words, currencies, cap } = this.#records;
    for (let pot = 0; pot < this.#pots; pot += 1) {
      const record = this.#record[pot] as number;
      if (record === NONE) continue;
      const currency = words[currencies[record] as number] as string;
      const most = vectorAt(this.#runner.value(this.#terms.most(cap.values[record] as number, currency)[headline + 1] as number), index);
      if (typeof most !== 'number') return false;
      this.#add(index, record, Math.min(this.#earned[pot] as number, most));
    }
    return true;
  }

  #add(index: number, record: number, minor: number): void {
    const currency = this.#records.words[this.#records.currencies[record] as number] as string;
    if (currency === this.#currency) {
      this.amounts[index] = (this.amounts[index] as number) + minor;
      return;
    }
    const foreign = this.foreign.get(index) ?? new Map<string, number>();
    foreign.set(currency, (foreign.get(currency) ?? 0) + minor);
    this.foreign.set(index, foreign);
  }
}

const isKnown = ({ known }: NumberColumn, record: number): boolean => known === null || hasBit(known, record);
