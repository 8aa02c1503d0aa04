import type { Random } from '../random/random.ts';
import type { FieldSpec } from './field-spec.ts';
import type { KindPlan, SpanEnd } from './kind-plan.ts';
import type { RawRecord } from './raw-record.ts';

/** Days between which things happened, both inside. */
export interface Bounds {
  from: number;
  to: number;
}

const DAYS_OF_MONTH = 30.44;
/** How often an event that may be missing has not happened: open deals, requests not decided yet. */
const OPEN = 0.12;
/** How often a span that may be open has an end, by role. */
const ENDED: Partial<Record<KindPlan['role'], number>> = { person: 0.15, customer: 0.25, certificate: 0.8, evidence: 0.3 };
const ENDED_OTHERS = 0.4;

const isBounded = (spec: FieldSpec | undefined): boolean =>
  spec !== undefined && !spec.absent && !spec.orAbsent && (spec.min !== undefined || spec.max !== undefined || spec.present === true);

/** Gives a record its dates: events in declared order, ends after their starts, all as `specs` ask and none after `today` but ends. */
export function giveDates(
  record: RawRecord,
  plan: KindPlan,
  specs: ReadonlyMap<number, FieldSpec>,
  bounds: Bounds,
  today: number,
  random: Random,
): void {
  if (plan.role === 'evidence') giveEvidenceState(record, plan, specs, random);
  const wanted = (field: number): FieldSpec | undefined =>
    specs.get(field) ?? (record.values[field] === ABSENT ? { absent: true } : undefined);
  const open = (field: number): boolean => wanted(field)?.absent === true;
  const pivot = plan.events.find((field) => isBounded(wanted(field))) ?? plan.main;
  if (pivot === undefined) {
    clear(record, plan);
    return;
  }
  const date = pivotDate(plan, pivot, wanted, bounds, today, random);
  const skip = open(pivot) || (!isBounded(wanted(pivot)) && optional(record, pivot) && plan.role !== 'evidence' && random.chance(OPEN));
  const position = plan.events.indexOf(pivot);
  const days: (number | undefined)[] = plan.events.map((field, index) => {
    if (index === position) return skip ? undefined : date;
    if (
      open(field) ||
      (optional(record, field) &&
        !isBounded(wanted(field)) &&
        (skip && index > position ? true : plan.role !== 'evidence' && random.chance(OPEN)))
    )
      return undefined;
    return date;
  });
  let before = date;
  for (let index = position - 1; index >= 0; index--) {
    if (days[index] === undefined) continue;
    before = days[index] = clamp(before - random.between(3, 60), wanted(plan.events[index] ?? -1));
  }
  let after = date;
  for (let index = position + 1; index < days.length; index++) {
    if (days[index] === undefined) continue;
    const field = plan.events[index] ?? -1;
    const later = clamp(after + random.between(2, 45), wanted(field));
    if (later <= today) after = days[index] = later;
    else days[index] = optional(record, field) && !isBounded(wanted(field)) ? undefined : today;
  }
  plan.events.forEach((field, index) => {
    record.values[field] = days[index];
  });
  for (const end of plan.ends)
    giveEnd(record, plan, end, wanted(end.field), end.start === undefined ? date : record.values[end.start], random);
}

/** Marks a field that is to stay absent, until all dates are given. */
const ABSENT = '';

function clear(record: RawRecord, plan: KindPlan): void {
  for (const field of plan.events) record.values[field] = undefined;
  for (const end of plan.ends) record.values[end.field] = undefined;
}

const optional = (record: RawRecord, field: number): boolean => record.kind.fields[field]?.optional === true;

const clamp = (day: number, spec: FieldSpec | undefined): number =>
  Math.max(Math.min(day, spec?.max ?? day), spec?.min ?? Number.NEGATIVE_INFINITY);

/** Evidence is accepted, rejected or not reviewed yet, and never two of these. */
function giveEvidenceState(record: RawRecord, plan: KindPlan, specs: ReadonlyMap<number, FieldSpec>, random: Random): void {
  const named = (name: string): number => plan.kind.fields.findIndex((field) => field.name === name);
  const [accepted, rejected] = [named('acceptedOn'), named('rejectedOn')];
  let state: 'accepted' | 'rejected' | 'pending' = random.chance(0.75) ? 'accepted' : random.chance(0.4) ? 'rejected' : 'pending';
  if (isBounded(specs.get(accepted))) state = 'accepted';
  else if (isBounded(specs.get(rejected))) state = 'rejected';
  else if (specs.get(accepted)?.absent && state === 'accepted') state = random.chance(0.5) ? 'rejected' : 'pending';
  if (state !== 'accepted') record.values[accepted] = ABSENT;
  if (state !== 'rejected') record.values[rejected] = ABSENT;
}

const monthsOf = (plan: KindPlan, random: Random): number => Math.round(random.within(plan.months[0], plan.months[1]) * DAYS_OF_MONTH);

function pivotDate(
  plan: KindPlan,
  pivot: number,
  wanted: (field: number) => FieldSpec | undefined,
  bounds: Bounds,
  today: number,
  random: Random,
): number {
  const spec = wanted(pivot);
  let from = Math.max(bounds.from, spec?.min ?? bounds.from);
  let to = Math.min(bounds.to, spec?.max ?? bounds.to, today);
  for (const end of plan.ends) {
    const alive = wanted(end.field);
    // What lasts at most so long and is still valid on a day cannot have begun long before it.
    if (end.start === pivot && alive?.orAbsent && alive.min !== undefined && !optionalEnd(plan, end)) {
      from = Math.max(from, alive.min - Math.round(plan.months[1] * DAYS_OF_MONTH) + 30);
    }
  }
  if (from > to) {
    // Nothing happened in that time within the partner's own: the window wins.
    to = Math.min(spec?.max ?? today, today);
    from = Math.max(spec?.min ?? to - 365, Math.min(from, to) - 365);
    from = spec?.min === undefined ? Math.min(from, to) : Math.max(spec.min, Math.min(from, to));
  }
  return random.between(Math.min(from, to), to);
}

const optionalEnd = (plan: KindPlan, end: SpanEnd): boolean => plan.kind.fields[end.field]?.optional === true;

function giveEnd(record: RawRecord, plan: KindPlan, end: SpanEnd, spec: FieldSpec | undefined, start: unknown, random: Random): void {
  record.values[end.field] = undefined;
  if (typeof start !== 'number' || spec?.absent) return;
  const last = start + monthsOf(plan, random);
  const mayBeOpen = optionalEnd(plan, end);
  if (spec?.orAbsent) {
    const open = mayBeOpen && (plan.role !== 'certificate' || random.chance(1 - (ENDED.certificate ?? 0)));
    if (open) return;
    record.values[end.field] = Math.max(last, (spec.min ?? last) + (last < (spec.min ?? last) ? random.between(0, 180) : 0));
    return;
  }
  if (spec?.max !== undefined) record.values[end.field] = random.between(Math.min(start + 1, spec.max), spec.max);
  else if (!mayBeOpen || spec?.present || random.chance(ENDED[plan.role] ?? ENDED_OTHERS))
    record.values[end.field] = Math.max(last, spec?.min ?? last);
}
