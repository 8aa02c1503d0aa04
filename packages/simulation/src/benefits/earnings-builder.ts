import { type CompiledProgram, insideValue, RecordCaps } from '@tierwright/engine';
import { type CountedRecord, type PartnerData, type PreparedPartner, toDay } from '@tierwright/facts';
import { type Benefit, parameterAt } from '@tierwright/program';
import { type ColumnBuilder, columnBuilder } from '../columns/column-builder.ts';
import { GrowingBits, GrowingIntegers } from '../columns/growing-numbers.ts';
import type { Entries } from '../columns/partner-columns.ts';
import { type RateOf, ratesOn } from '../report/rates-on.ts';
import { earningsOf } from './earnings.ts';

/** What is kept of a record beside its currency, which is the group of its entry. */
const EARNED = {
  /** Minor units of its currency. */
  amount: 'number',
  /** The place of the cap that it falls under; `NO_CAP`; unknown where that cannot be told. */
  cap: 'number',
  /** Records of a row with the same one share the amount of a cap. */
  pot: 'number',
  /** The day on which the tier counts, 0 for the one that is decided; unknown where the record does not have it. */
  day: 'number',
  /** Units of the program's currency for one of its currency; unknown without a rate. */
  rate: 'number',
} as const;
export type Earned = keyof typeof EARNED;
export const NO_CAP = -1;

interface Kept {
  readonly compiled: CompiledProgram;
  readonly benefit: Benefit;
  readonly caps: RecordCaps;
  readonly starts: GrowingIntegers;
  readonly rows: GrowingIntegers;
  readonly currencies: ColumnBuilder;
  readonly columns: ReadonlyMap<Earned, ColumnBuilder>;
  readonly present: GrowingBits;
}

/** The days that a snapshot is asked for. */
interface Question {
  readonly asOf: string;
  readonly parametersAsOf?: string;
  readonly asKnownOn?: string;
}

const NO_FACTS: ReadonlySet<string> = new Set();

/** The records that benefits look at (ENG-B7), put together row by row, as entries: a row for each record. */
export class EarningsBuilder {
  readonly #kept = new Map<string, Kept>();
  readonly #question: Question;
  #rows = 0;

  constructor(versions: readonly CompiledProgram[], question: Question) {
    this.#question = question;
    for (const compiled of versions)
      for (const { name, benefit } of earningsOf(compiled))
        if (!this.#kept.has(name)) this.#kept.set(name, kept(compiled, benefit, question));
  }

  /** Adds a row: the partner as each version reads it, on the first day of the row. */
  add(day: string, data: PartnerData, partnerOf: (compiled: CompiledProgram) => PreparedPartner): void {
    const { asOf, parametersAsOf, asKnownOn } = this.#question;
    for (const one of this.#kept.values()) {
      const { compiled, benefit, starts, rows } = one;
      const facts = compiled.facts.facts(partnerOf(compiled), day, {
        only: NO_FACTS,
        ...(parametersAsOf === undefined ? {} : { parametersAsOf }),
        ...(asKnownOn === undefined ? {} : { asKnownOn }),
      });
      const rateOf = ratesOn(data, compiled.program, asOf);
      const pots = new Map<string, number>();
      for (const record of facts.records(benefit.basis ?? '')) {
        rows.add(this.#rows);
        addRecord(one, record, pots, rateOf);
      }
      starts.add(rows.count);
    }
    this.#rows += 1;
  }

  finish(): ReadonlyMap<string, Entries> {
    return new Map([...this.#kept].map(([name, one]) => [name, finished(one)]));
  }
}

function kept(compiled: CompiledProgram, benefit: Benefit, { asOf, parametersAsOf = asOf }: Question): Kept {
  const { program } = compiled;
  const parameter = (id: string) => {
    const found = program.parameters?.[id];
    if (found === undefined) return undefined;
    const value = parameterAt(found, { date: parametersAsOf })?.value;
    return value === undefined ? null : insideValue(value, found.type, program.currency);
  };
  const starts = new GrowingIntegers();
  starts.add(0);
  return {
    compiled,
    benefit,
    caps: new RecordCaps({ program, parametersAsOf, benefit, parameter }),
    starts,
    rows: new GrowingIntegers(),
    currencies: columnBuilder('word'),
    columns: new Map(Object.entries(EARNED).map(([name, kind]) => [name as Earned, columnBuilder(kind)])),
    present: new GrowingBits(),
  };
}

function addRecord(
  { benefit, caps, currencies, columns, present }: Kept,
  record: CountedRecord,
  pots: Map<string, number>,
  rateOf: RateOf,
): void {
  const cap = caps.capOf(record);
  const pot = cap === undefined || cap === null ? '' : caps.potOf(cap, record);
  if (!pots.has(pot)) pots.set(pot, pots.size);
  const currency = record.amount?.currency ?? null;
  currencies.add(currency);
  columns.get('amount')?.add(record.amount?.minor ?? null);
  columns.get('cap')?.add(cap === null ? null : cap === undefined ? NO_CAP : (benefit.caps?.indexOf(cap) ?? NO_CAP));
  columns.get('pot')?.add(pots.get(pot) ?? 0);
  columns.get('day')?.add(dayOf(record, benefit));
  columns.get('rate')?.add(currency === null ? null : (rateOf(currency) ?? null));
  present.add(true);
}

function dayOf(record: CountedRecord, { tierAt }: Benefit): number | null {
  if (typeof tierAt !== 'string') return 0;
  const day = record.field(tierAt);
  return typeof day === 'string' ? toDay(day) : null;
}

function finished({ starts, rows, currencies, columns, present }: Kept): Entries {
  const all = present.finish();
  return {
    starts: starts.finish(),
    partners: rows.finish(),
    groups: currencies.finish(),
    facts: new Map([...columns].map(([name, builder]) => [name, { values: builder.finish(), present: all }])),
  };
}
