import type { Random } from '../random/random.ts';
import { type Bounds, giveDates } from './dates.ts';
import type { FieldSpec } from './field-spec.ts';
import { giveNumber } from './give-number.ts';
import type { KindPlan } from './kind-plan.ts';
import { type Ordinary, ordinaryValue } from './ordinary-value.ts';
import type { RawRecord } from './raw-record.ts';
import { emptyWants, type FieldWants, meets, type Wants } from './wants.ts';

/** Share of optional fields, other than dates, that a record lacks. */
const LACKING = 0.1;
const MOST_PER_KIND = 2000;
/** Share of a foreign partner's money that is in the program's currency all the same. */
const LOCAL = 0.15;

/** Values of a field or ref that a record must not repeat, and those it should rather have. */
export interface Apart {
  field: number;
  used: ReadonlySet<string>;
  prefer?: ReadonlySet<string> | undefined;
}

/** Makes the records of one partner. Nothing of it outlives the partner. */
export class RecordMaker {
  /** The records so far, by kind. */
  readonly pools: RawRecord[][];
  private readonly numbers: number[];

  constructor(
    readonly plans: readonly KindPlan[],
    readonly ordinary: Ordinary,
    readonly bounds: Bounds,
    readonly today: number,
  ) {
    this.pools = plans.map(() => []);
    this.numbers = plans.map(() => 0);
  }

  get random(): Random {
    return this.ordinary.random;
  }

  pool(plan: KindPlan): RawRecord[] {
    return this.pools[plan.index] ?? [];
  }

  /** A record as wanted, not yet among the partner's. */
  make(plan: KindPlan, wants: Wants, bounds: Bounds = this.bounds, apart?: Apart): RawRecord {
    const record: RawRecord = { id: '', kind: plan.kind, values: new Array(plan.kind.fields.length).fill(undefined), refs: [] };
    let own = bounds;
    for (const field of plan.kind.fields) {
      if (field.to === undefined) continue;
      const specs = wants.refs[field.index];
      if (field.optional && !specs && !wants.own[field.index] && apart?.field !== field.index && this.random.chance(LACKING)) continue;
      const chosen = this.refer(field.to, specs, wants.own[field.index], apart?.field === field.index ? apart : undefined);
      record.refs[field.index] = chosen;
      own = this.since(own, chosen);
    }
    giveDates(record, plan, wants.own, own, this.today, this.random);
    this.giveCurrency(record, plan);
    for (const field of plan.kind.fields) {
      if (field.type === 'date' || field.type === 'ref') continue;
      const spec = wants.own[field.index];
      if (spec?.absent || (field.optional && !spec && this.random.chance(LACKING))) continue;
      let value = ordinaryValue(this.ordinary, field, plan.cuts[field.index] ?? [], spec);
      if (apart?.field === field.index && typeof value === 'string') value = unused(apart, value, field.name);
      if (field.type === 'money' && typeof value === 'number') giveNumber(this.ordinary, record, field.index, value, false);
      else record.values[field.index] = value;
    }
    return record;
  }

  /** Most money of a partner that trades in another currency is in that currency. */
  private giveCurrency(record: RawRecord, plan: KindPlan): void {
    const { currency } = this.ordinary;
    if (currency === undefined || plan.money.length === 0 || this.random.chance(LOCAL)) return;
    const day = plan.main === undefined ? this.today : record.values[plan.main];
    record.currency = currency;
    record.day = typeof day === 'number' ? day : this.today;
  }

  /** Makes a record one of the partner's. */
  keep(plan: KindPlan, record: RawRecord): void {
    const pool = this.pool(plan);
    if (pool.length >= MOST_PER_KIND) return;
    const number = (this.numbers[plan.index] ?? 0) + 1;
    this.numbers[plan.index] = number;
    record.id = `${plan.kind.id}-${number}`;
    pool.push(record);
  }

  /** What a person does begins when the person joins, where that leaves any time. */
  private since(bounds: Bounds, target: RawRecord | undefined): Bounds {
    const plan = target && this.plans.find((candidate) => candidate.kind === target.kind);
    const start = plan?.role === 'person' && plan.main !== undefined ? target?.values[plan.main] : undefined;
    return typeof start === 'number' && start > bounds.from && start < bounds.to ? { from: start, to: bounds.to } : bounds;
  }

  /** A record of the kind that has what is wanted: one of the partner's, the first ones most often, or a new one. */
  private refer(id: string, specs: FieldWants | undefined, own: FieldSpec | undefined, apart: Apart | undefined): RawRecord | undefined {
    const plan = this.plans.find((candidate) => candidate.kind.id === id);
    if (!plan) return undefined;
    const named = own?.in?.find((value) => typeof value === 'string');
    const usable = (record: RawRecord): boolean =>
      (named === undefined || record.id === named) && !apart?.used.has(record.id) && (!specs || meets(specs, record));
    const pool = this.pool(plan);
    const growing = !apart && !specs && pool.length < 4 && this.random.chance(0.6);
    if (apart?.prefer) {
      const known = pool.find((record) => apart.prefer?.has(record.id) && usable(record));
      if (known) return known;
    }
    if (!growing && pool.length > 0) {
      const u = this.random.next();
      const start = Math.floor(pool.length * (apart ? u : u * u));
      for (let step = 0; step < pool.length; step++) {
        const candidate = pool[(start + step) % pool.length];
        if (candidate && usable(candidate)) return candidate;
      }
    }
    const wants = emptyWants(plan.kind);
    specs?.forEach((spec, field) => {
      wants.own[field] = spec;
    });
    const made = this.make(plan, wants);
    this.keep(plan, made);
    return made;
  }
}

/** The value, unless another record has it: then one that should rather be had, or a new one. */
function unused({ used, prefer }: Apart, value: string, name: string): string {
  for (const other of prefer ?? []) if (!used.has(other)) return other;
  if (!used.has(value)) return value;
  let number = used.size + 1;
  while (used.has(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}
