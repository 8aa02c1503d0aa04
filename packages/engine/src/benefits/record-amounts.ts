import type { CountedRecord } from '@tierwright/facts';
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

interface Parts {
  program: Program;
  parametersAsOf: string;
  benefit: Benefit;
  earned: readonly Earned[];
  capAmount: (cap: BenefitCap, currency: string) => number | null;
  parameter: (id: string) => ReturnType<CountedRecord['field']> | undefined;
}

/** ENG-B7: sums what records earn, each pot of a cap cut at its amount. */
export function recordAmounts({ program, parametersAsOf, benefit, earned, capAmount, parameter }: Parts): Amounts {
  const kind = kindOf(program, benefit.basis) ?? '';
  const fieldAt = (id: string) => readFieldType(program, kind, id);
  const total: Amounts = new Map();
  const pots = new Map<string, { cap: BenefitCap; currency: string; minor: number }>();

  for (const { record, minor } of earned) {
    if (minor === null) return null;
    const currency = record.amount?.currency ?? program.currency;
    const cap = capOf(benefit, {
      record,
      isMoney: (id) => (fieldAt(id) ?? program.parameters?.[id])?.type === 'money',
      isField: (id) => fieldAt(id) !== undefined,
      program,
      parametersAsOf,
      parameter,
    });
    if (cap === null) return null;
    if (cap === undefined) {
      add(total, currency, minor);
      continue;
    }
    const date = typeof benefit.tierAt === 'string' ? record.field(benefit.tierAt) : record.date;
    const period = cap.every === undefined || typeof date !== 'string' ? '' : periodStart(date, cap.every, program.calendar?.yearStarts);
    const key = JSON.stringify([benefit.caps?.indexOf(cap), currency, period, cap.per === undefined ? null : record.field(cap.per)]);
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
