import { addMonths } from '../days/duration.ts';
import { inSlice, type Slice } from '../populations/slice.ts';
import type { Bounds } from './dates.ts';
import { giveNumber } from './give-number.ts';
import type { KindPlan } from './kind-plan.ts';
import { makeApart } from './make-apart.ts';
import type { RecordMaker } from './record-maker.ts';
import { seriesLength, splitAmount } from './split.ts';
import { emptyWants, want } from './wants.ts';

/** What a partner does besides what its tier asks for. */
export interface Habit {
  active: boolean;
  /** First day of the last 12 months. */
  yearFrom: number;
  /** Money of the last 12 months, minor units. */
  revenue: number;
  /** Years before the last one that are told. */
  historyYears: number;
  registrationsPerYear: number;
  /** Whether it sold anything in earlier years. */
  soldBefore: boolean;
  /** Roughly how large it is: 0 for the small, about 3 for the largest. */
  weight: number;
}

/** Adds records that no tier asks for: earlier years, people who left, evidence turned down, open deals. */
export function addOrdinary(maker: RecordMaker, plan: KindPlan, filled: readonly Slice[], habit: Habit): void {
  const { random } = maker;
  switch (plan.role) {
    case 'sale':
      addSales(maker, plan, filled, habit);
      return;
    case 'registration': {
      const years = Math.min(3, (maker.today - maker.bounds.from) / 365);
      const yearly = habit.registrationsPerYear * (habit.active ? 1 + habit.weight : 0.1);
      add(maker, plan, filled, Math.floor(years * yearly * random.within(0.3, 1.7)));
      return;
    }
    case 'person':
      add(maker, plan, filled, 1 + random.below(2 + habit.weight));
      return;
    case 'certificate':
      addPredecessors(maker, plan, filled);
      add(maker, plan, filled, random.below(1 + 2 * habit.weight));
      return;
    case 'evidence':
      if (random.chance(0.12 + 0.15 * habit.weight)) add(maker, plan, filled, 1 + random.below(2));
      return;
    case 'customer':
      add(maker, plan, filled, random.below(3 + habit.weight));
      return;
    case 'other':
      add(maker, plan, filled, random.below(3 + habit.weight));
  }
}

function add(maker: RecordMaker, plan: KindPlan, filled: readonly Slice[], count: number, bounds?: Bounds): void {
  for (let index = 0; index < count; index++) {
    const record = makeApart(maker, plan, emptyWants(plan.kind), filled, [], bounds ? { bounds } : {});
    if (record) maker.keep(plan, record);
  }
}

/** How often somebody held the same certificate before. */
const RENEWED = 0.3;

/** Certificates that ran out about when those of today began. */
function addPredecessors(maker: RecordMaker, plan: KindPlan, filled: readonly Slice[]): void {
  const { random } = maker;
  const end = plan.ends.find(({ start }) => start === plan.main)?.field;
  if (plan.main === undefined || end === undefined) return;
  for (const record of [...maker.pool(plan)]) {
    const issued = record.values[plan.main];
    if (typeof issued !== 'number' || !random.chance(RENEWED)) continue;
    const until = issued + random.between(-45, 20);
    const from = addMonths(until, -random.between(plan.months[0], plan.months[1]));
    const before = { ...record, values: [...record.values], refs: [...record.refs] };
    before.values[plan.main] = from;
    before.values[end] = until;
    const holder = record.refs.find((target) => target !== undefined);
    const joined = holder?.values.find((value) => typeof value === 'number');
    if (typeof joined === 'number' ? from < joined : from < maker.bounds.from) continue;
    if (!filled.some((slice) => inSlice(slice, before))) maker.keep(plan, before);
  }
}

/** Most records of a year that nothing asks for: the last 12 months, and a year before them. */
const MOST_LATELY = 8;
const MOST_BEFORE = 3;
/** Not every year of the past had sales. */
const SOLD_THAT_YEAR = 0.7;

/** Sales of the last 12 months where no goal made any, of the years before, and deals that are still open. */
function addSales(maker: RecordMaker, plan: KindPlan, filled: readonly Slice[], habit: Habit): void {
  const { random, today } = maker;
  const { main } = plan;
  if (main === undefined) {
    add(maker, plan, filled, random.below(3));
    return;
  }
  const mayBeOpen = plan.kind.fields[main]?.optional === true;
  const year = 365;
  if (habit.active) addYear(maker, plan, filled, { from: habit.yearFrom, to: today }, habit.revenue, MOST_LATELY);
  if (habit.active || habit.soldBefore) {
    let amount = habit.revenue;
    for (let back = 1; back <= habit.historyYears; back++) {
      amount *= random.within(0.45, 1.2);
      const [from, to] = [habit.yearFrom - back * year, habit.yearFrom - (back - 1) * year - 1];
      if (to < maker.bounds.from) break;
      if (!random.chance(SOLD_THAT_YEAR)) continue;
      addYear(maker, plan, filled, { from: Math.max(from, maker.bounds.from), to }, amount, MOST_BEFORE);
    }
  }
  if (!mayBeOpen) return;
  for (let open = random.below(habit.active ? 3 : 2); open > 0; open--) {
    const wants = emptyWants(plan.kind);
    want(wants, { path: { field: main }, spec: { absent: true } });
    const record = makeApart(maker, plan, wants, filled, []);
    if (record) maker.keep(plan, record);
  }
}

/** The sales of a stretch of time, which add up to an amount where the kind has money. */
function addYear(maker: RecordMaker, plan: KindPlan, filled: readonly Slice[], bounds: Bounds, amount: number, most: number): void {
  const { random } = maker;
  const main = plan.main ?? -1;
  const money = plan.kind.fields.find((field) => field.type === 'money')?.index;
  const count = Math.min(most, seriesLength(random, amount, maker.ordinary.money));
  const parts = splitAmount(random, Math.max(count, Math.round(amount)), count);
  for (const part of parts) {
    const wants = emptyWants(plan.kind);
    want(wants, { path: { field: main }, spec: { present: true, min: bounds.from, max: bounds.to } });
    const record = makeApart(maker, plan, wants, filled, [], { bounds });
    if (!record) continue;
    if (money !== undefined && record.values[money] !== undefined) giveNumber(maker.ordinary, record, money, part, false);
    maker.keep(plan, record);
  }
}
