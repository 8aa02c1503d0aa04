import type { CountedRecord, FactValue } from '@tierwright/facts';
import type { Benefit, BenefitCap, Program } from '@tierwright/program';
import { periodStart } from '../calendar/dates.ts';
import { readFieldType } from '../model/value-type.ts';
import { type Amounts, add } from './money.ts';
import { type RecordScope, recordStatus } from './record-condition.ts';

/** A record and what it earns, in minor units of its currency; null where that is not known. */
export interface Earned {
  record: CountedRecord;
  minor: number | null;
}

/** What the caps of a benefit ask of records. */
interface CapReading {
  program: Program;
  parametersAsOf: string;
  benefit: Benefit;
  /** A parameter that is not looked up by record; nothing where there is none of that name. */
  parameter: (id: string) => FactValue | undefined;
}

/** Which cap a record falls under, and with which others it shares its amount (ENG-B7). */
export class RecordCaps {
  readonly #reading: CapReading;
  readonly #kind: string;

  constructor(reading: CapReading) {
    this.#reading = reading;
    this.#kind = kindOf(reading.program, reading.benefit.basis) ?? '';
  }

  /** The first cap whose `where` is met; undefined where none is, null where one is unknown. */
  capOf(record: CountedRecord): BenefitCap | undefined | null {
    const { program, parametersAsOf, benefit, parameter } = this.#reading;
    const fieldAt = (id: string) => readFieldType(program, this.#kind, id);
    return capOf(benefit, {
      record,
      isMoney: (id) => (fieldAt(id) ?? program.parameters?.[id])?.type === 'money',
      isField: (id) => fieldAt(id) !== undefined,
      program,
      parametersAsOf,
      parameter,
    });
  }

  /** Records with the same pot share the amount of a cap. */
  potOf(cap: BenefitCap, record: CountedRecord): string {
    const { program, benefit } = this.#reading;
    const date = typeof benefit.tierAt === 'string' ? record.field(benefit.tierAt) : record.date;
    const period = cap.every === undefined || typeof date !== 'string' ? '' : periodStart(date, cap.every, program.calendar?.yearStarts);
    const currency = record.amount?.currency ?? program.currency;
    return JSON.stringify([benefit.caps?.indexOf(cap), currency, period, cap.per === undefined ? null : record.field(cap.per)]);
  }
}

interface Parts extends CapReading {
  earned: readonly Earned[];
  capAmount: (cap: BenefitCap, currency: string) => number | null;
}

/** ENG-B7: sums what records earn, each pot of a cap cut at its amount. */
export function recordAmounts({ earned, capAmount, ...reading }: Parts): Amounts {
  const caps = new RecordCaps(reading);
  const total: Amounts = new Map();
  const pots = new Map<string, { cap: BenefitCap; currency: string; minor: number }>();

  for (const { record, minor } of earned) {
    if (minor === null) return null;
    const currency = record.amount?.currency ?? reading.program.currency;
    const cap = caps.capOf(record);
    if (cap === null) return null;
    if (cap === undefined) {
      add(total, currency, minor);
      continue;
    }
    const key = caps.potOf(cap, record);
    const pot = pots.get(key) ?? { cap, currency, minor: 0 };
    pot.minor += minor;
    pots.set(key, pot);
  }
  for (const { cap, currency, minor } of pots.values()) {
    const most = capAmount(cap, currency);
    if (most === null) return null;
    add(total, currency, Math.min(minor, most));
  }
  return total;
}

/** The record kind behind a fact, through `within`. */
function kindOf(program: Program, fact: string | undefined): string | undefined {
  let from = program.facts?.[fact ?? '']?.from;
  while (from && 'within' in from) from = program.facts?.[from.within]?.from;
  return from?.record;
}

/** The first cap whose `where` is met; undefined where none is, null where one is unknown. */
function capOf(benefit: Benefit, scope: RecordScope): BenefitCap | undefined | null {
  for (const cap of benefit.caps ?? []) {
    const status = cap.where === undefined ? 'met' : recordStatus(cap.where, scope);
    if (status === 'met') return cap;
    if (status === 'unknown') return null;
  }
  return undefined;
}
