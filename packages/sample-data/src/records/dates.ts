import { addMonths } from '../days/duration.ts';
import type { Random } from '../random/random.ts';
import { isAsked, withEvidenceState } from './evidence-state.ts';
import type { FieldSpec } from './field-spec.ts';
import type { KindPlan, SpanEnd } from './kind-plan.ts';
import type { RawRecord } from './raw-record.ts';
import type { FieldWants } from './wants.ts';

/** Days between which things happened, both inside. */
export interface Bounds {
  from: number;
  to: number;
}

/** How often an event that may be missing has not happened: open deals, requests not decided yet. */
const OPEN = 0.12;
const DAYS_OF_MONTH = 31;

/** Gives a record its dates: events in declared order, ends after their starts, all as asked, none after `today` but ends. */
export function giveDates(record: RawRecord, plan: KindPlan, asked: FieldWants, bounds: Bounds, today: number, random: Random): void {
  const evidence = plan.role === 'evidence';
  const specs = evidence ? withEvidenceState(plan, asked, random) : asked;
  const { events, kind } = plan;
  // Evidence may never have been accepted; it was submitted in any case.
  const pivot = events.find((field) => isAsked(specs[field])) ?? (evidence ? events[0] : plan.main);
  if (pivot === undefined) return;
  const date = pivotDate(plan, pivot, specs, bounds, today, random);
  const happened = (field: number): boolean => {
    const spec = specs[field];
    if (spec?.absent) return false;
    return isAsked(spec) || kind.fields[field]?.optional !== true || evidence || !random.chance(OPEN);
  };
  const position = events.indexOf(pivot);
  const open = !happened(pivot);
  if (!open) record.values[pivot] = date;
  let before = date;
  for (let index = position - 1; index >= 0; index--) {
    const field = events[index] ?? -1;
    if (!happened(field)) continue;
    before = clamp(before - random.between(3, 60), specs[field]);
    record.values[field] = before;
  }
  let after = date;
  for (let index = position + 1; index < events.length; index++) {
    const field = events[index] ?? -1;
    const mayLack = kind.fields[field]?.optional === true && !isAsked(specs[field]);
    if ((open && mayLack) || !happened(field)) continue;
    after = clamp(after + random.between(2, 45), specs[field]);
    if (after > today && mayLack) break;
    after = Math.min(after, today);
    record.values[field] = after;
  }
  for (const end of plan.ends) {
    const start = end.start === undefined ? date : record.values[end.start];
    if (typeof start === 'number') record.values[end.field] = endDate(plan, end, specs[end.field], start, today, random);
  }
}

const clamp = (day: number, spec: FieldSpec | undefined): number => Math.max(Math.min(day, spec?.max ?? day), spec?.min ?? day);

/** The date that the others are reckoned from: what is asked of it comes before the partner's own time. */
function pivotDate(plan: KindPlan, pivot: number, specs: FieldWants, bounds: Bounds, today: number, random: Random): number {
  const spec = specs[pivot];
  let first = spec?.min;
  let last = Math.min(spec?.max ?? today, today);
  for (const end of plan.ends) {
    if (end.start !== pivot) continue;
    const own = specs[end.field];
    // What has ended has lasted its time.
    if (own?.max !== undefined) last = Math.min(last, addMonths(own.max, -plan.months[0]));
    // What lasts at most so long and must still be valid cannot have begun long before.
    const oldest = own?.min === undefined || isOptional(plan, end) ? undefined : own.min - (plan.months[1] - 1) * DAYS_OF_MONTH + 60;
    if (oldest !== undefined) first = Math.max(first ?? oldest, oldest);
  }
  const [from, to] = [Math.max(bounds.from, first ?? bounds.from), Math.min(bounds.to, last)];
  if (from <= to) return from + Math.floor((to - from + 1) * early(plan, random.next()));
  return random.between(Math.min(first ?? last - 365, last), last);
}

/** People and customers came early in the partner's time, what they do is spread over it. */
const early = ({ role }: KindPlan, u: number): number => (role === 'person' || role === 'customer' ? u * u : u);

const isOptional = (plan: KindPlan, end: SpanEnd): boolean => plan.kind.fields[end.field]?.optional === true;

/** The first day outside, or undefined where the span is open. */
function endDate(
  plan: KindPlan,
  end: SpanEnd,
  spec: FieldSpec | undefined,
  start: number,
  today: number,
  random: Random,
): number | undefined {
  if (spec?.absent) return undefined;
  const mayBeOpen = isOptional(plan, end);
  const ended = spec?.orAbsent ? plan.dated : plan.ended;
  if (mayBeOpen && !isAsked(spec) && !random.chance(ended)) return undefined;
  let [least, most] = plan.months;
  if (spec?.min !== undefined) least = Math.min(most, Math.max(least, Math.ceil((spec.min - start) / 28)));
  if (spec?.max !== undefined) most = Math.max(least, Math.min(most, Math.floor((spec.max - start) / DAYS_OF_MONTH)));
  const last = clamp(addMonths(start, random.between(least, most)), spec);
  return last > today && mayBeOpen && !plan.planned ? undefined : last;
}
