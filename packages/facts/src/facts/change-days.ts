import type { Day } from '../dates/day.ts';
import type { ParameterModel } from '../parameters/parameter-model.ts';
import type { PreparedPartner } from '../partner/prepared-partner.ts';
import type { RecordRow } from '../records/record-row.ts';
import { liesIn, turns } from '../windows/record-window.ts';
import type { FactPlan, RecordPlan } from './fact-plan.ts';
import { knownThrough } from './watermarks.ts';

/** The days after `after`, through `through`, on which something may change. */
class ChangeDays {
  readonly days = new Set<Day>();
  private readonly after: Day;
  private readonly through: Day;

  constructor(after: Day, through: Day) {
    this.after = after;
    this.through = through;
  }

  has(day: Day): boolean {
    return day > this.after && day <= this.through;
  }

  add(day: Day): void {
    if (this.has(day)) this.days.add(day);
  }

  addAll(): void {
    for (let day = this.after + 1; day <= this.through; day += 1) this.days.add(day);
  }
}

/**
 * Every day in (after, through] on which a fact of the partner may differ from the day before; in rising order. A day is
 * listed when a record comes to lie, or lies no longer, in all windows of a fact; when a value changes that a filter or
 * weight reads beside the record; when a rate begins for a fact without a date; after the last day that is loaded.
 */
export function changeDays(plans: readonly FactPlan[], partner: PreparedPartner, after: Day, through: Day): Day[] {
  const changes = new ChangeDays(after, through);
  // Facts over the same windows change on the same days, whatever they count.
  const seen = new Set<string>();
  for (const plan of plans) {
    if (plan.records === null || plan.attribute !== null || partner.given.has(plan.id)) continue;
    const { records } = plan;
    const owners = records.family ? [partner, ...partner.family] : [partner];
    const known = records.ofDeal ? Number.POSITIVE_INFINITY : lastKnown(records, owners);
    changes.add(known + 1);
    addFromProgram(records, partner, changes);
    const key = keyOf(records);
    if (seen.has(key)) continue;
    seen.add(key);
    for (const owner of owners) addTurns(records, owner, known, changes);
  }
  return [...changes.days].sort((a, b) => a - b);
}

const keys = new WeakMap<RecordPlan, string>();

function keyOf(plan: RecordPlan): string {
  const known = keys.get(plan);
  if (known !== undefined) return known;
  const windows = plan.windows.map(({ window, slot }) => [slot, window.on ?? null, window.span ?? null]);
  const key = JSON.stringify([plan.feeds.map(({ index }) => index), plan.family, windows]);
  keys.set(plan, key);
  return key;
}

/** The last day on which the fact is not unknown for want of loaded records. */
const lastKnown = ({ feeds }: RecordPlan, owners: readonly PreparedPartner[]): Day =>
  owners.reduce((least, owner) => feeds.reduce((last, kind) => Math.min(last, knownThrough(kind, owner)), least), Number.POSITIVE_INFINITY);

function addTurns({ kind, windows }: RecordPlan, { rows }: PreparedPartner, known: Day, changes: ChangeDays): void {
  for (const row of rows[kind.index] ?? []) {
    for (const window of windows) {
      for (const day of turns(window, row)) {
        if (day <= known && changes.has(day) && liesInAll(windows, row, day) !== liesInAll(windows, row, day - 1)) changes.add(day);
      }
    }
  }
}

const liesInAll = (windows: RecordPlan['windows'], row: RecordRow, day: Day) =>
  windows.every((window) => liesIn(window, row, window.period.first(day), window.period.last(day)));

/** Values of the program that change by date, and today. */
function addFromProgram(plan: RecordPlan, partner: PreparedPartner, changes: ChangeDays): void {
  const { today, money, parameters } = plan.reads;
  if (today) changes.addAll();
  for (const parameter of parameters) {
    if (parameter.at !== null) continue;
    for (const day of daysOf(parameter)) changes.add(day);
  }
  if (plan.dated === null && money) for (const day of partner.rates.days()) changes.add(day);
}

const daysOf = ({ steps, variants }: ParameterModel): Day[] =>
  [steps, ...variants.map((variant) => variant.steps)].flatMap(({ days }) => [...days]);
