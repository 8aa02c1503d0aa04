import type { PartnerData, RecordData } from '@tierwright/facts';
import type { Condition, Fact, FromRecords, FromWithin, Parameter, Program, Window } from '@tierwright/program';
import { periodOf } from './period-reading.ts';
import { present } from './present.ts';
import { FIELDS } from './random-facts.ts';
import { halfAway, over, plus, type Rational, rational, times, toNumber } from './rational.ts';
import { dateInKolkata, move } from './text-dates.ts';

type Row = RecordData & { owner: PartnerData };
const DIGITS: Record<string, number> = { USD: 2, EUR: 2, JPY: 0, KWD: 3 };
const localDate = (text: string) => (text.includes('T') ? dateInKolkata(text) : text);

/** A second reading of packages/facts/SPEC.md, as plain as can be: raw records, dates as text, fractions for sums. */
export class SecondReading {
  private readonly facts: Record<string, Fact>;
  private readonly parameters: Record<string, Parameter>;
  private readonly yearStarts: string;
  private readonly partner: PartnerData;
  private readonly day: string;

  constructor(program: Program, partner: PartnerData, day: string) {
    this.facts = program.facts ?? {};
    this.parameters = program.parameters ?? {};
    this.yearStarts = program.calendar?.yearStarts ?? '01-01';
    this.partner = partner;
    this.day = day;
  }

  value(id: string): unknown {
    const fact = present(this.facts[id]);
    if (fact.attribute) return this.attribute(id);
    const chain: (FromRecords | FromWithin)[] = [];
    let family = false;
    for (let at: Fact | undefined = fact; at; at = at.from && 'within' in at.from ? this.facts[at.from.within] : undefined) {
      chain.unshift(present(at.from));
      family ||= at.over === 'family';
    }
    const source = chain[0] as FromRecords;
    const owners = [this.partner, ...(family ? (this.partner.family ?? []) : [])];
    if (owners.some(({ loaded }) => loaded && this.kindsRead(chain, fact).some((kind) => (loaded[kind] ?? '') < this.day))) return null;
    const windows = chain.flatMap((part) => (part.window ? [part.window].flat() : []));
    const conditions = chain.flatMap((part) => (part.where ? [part.where] : []));
    const dated = windows[0] && (windows[0].on ?? windows[0].span?.[0]);
    const rows = owners.flatMap((owner) =>
      (owner.records?.order ?? []).flatMap((record) =>
        Array.from({ length: Number(record.copies ?? 1) }, () => ({ ...record, owner }) as unknown as Row),
      ),
    );
    const counted: Row[] = [];
    for (const row of rows) {
      if (!windows.every((one) => this.inWindow(one, row))) continue;
      if (source.of && this.read(source.of, row) === null) continue;
      const statuses = conditions.map((one) => ({ one, status: this.status(one, row, dated) }));
      if (statuses.some(({ status }) => status === false)) continue;
      const open = statuses.filter(({ status }) => status === null);
      if (open.some(({ one }) => !this.besideUnknown(one, row))) continue;
      if (open.length > 0) return null;
      counted.push(row);
    }
    const { by } = fact;
    if (!by) return counted.length === 0 ? this.missing(fact, source) : this.aggregate(source, counted, dated, windows);
    const groups: Record<string, unknown> = {};
    if (by === 'area') for (const word of ['a', 'b', 'c']) groups[word] = this.missing(fact, source);
    if (by === 'customer.segment') for (const word of ['p', 'q']) groups[word] = this.missing(fact, source);
    for (const row of counted) {
      const group = this.read(by, row);
      if (group !== null)
        groups[String(group)] = this.aggregate(
          source,
          counted.filter((other) => this.read(by, other) === group),
          dated,
          windows,
        );
    }
    return groups;
  }

  private kindsRead(chain: (FromRecords | FromWithin)[], fact: Fact): string[] {
    const weights = JSON.stringify(chain).match(/"perOrder"/) ? JSON.stringify(this.parameters.perOrder) : '';
    return /"customer\./.test(JSON.stringify(chain) + weights + JSON.stringify(fact.by ?? '')) ? ['order', 'customer'] : ['order'];
  }

  private missing(fact: Fact, source: FromRecords): unknown {
    if (fact.onMissing === 'unknown') return null;
    if (['count', 'countDistinct', 'sum'].includes(source.aggregate)) return 0;
    return source.aggregate === 'exists' ? false : source.aggregate === 'set' ? [] : null;
  }

  private attribute(id: string): unknown {
    const fact = present(this.facts[id]);
    return this.partner.attributes?.[present(fact.attribute)] ?? (fact.onMissing as unknown) ?? null;
  }

  private holder(path: string, row: Row): { record: RecordData | undefined; field: string } {
    if (!path.startsWith('customer.')) return { record: row, field: path };
    return { record: row.owner.records?.customer?.find(({ id }) => id === row.customer), field: path.slice(9) };
  }

  /** A field: text dates as local dates, money as `[minor, currency]`. */
  private read(path: string, row: Row): unknown {
    const { record, field } = this.holder(path, row);
    const value = record?.[field] ?? null;
    if (value === null) return null;
    if (FIELDS[path] === 'date') return localDate(String(value));
    if (FIELDS[path] !== 'money') return value;
    const [currency, major] = typeof value === 'object' ? present(Object.entries(value)[0]) : ['USD', value];
    return [Math.round(Number(major) * 10 ** present(DIGITS[currency])), currency];
  }

  private money(read: unknown, row: Row, dated: string | undefined): number | null {
    if (read === null) return null;
    const [minor, currency] = read as [number, string];
    if (currency === 'USD') return minor;
    const day = String((dated && this.read(dated, row)) ?? this.day);
    const rates = (this.partner.records?.rate ?? []).filter((rate) => rate.currency === currency && String(rate.on) <= day);
    const latest = rates.reduce<RecordData | undefined>(
      (best, rate) => (best && String(best.on) > String(rate.on) ? best : rate),
      undefined,
    );
    return latest
      ? halfAway(times(times(rational(minor), rational(Number(latest.rate))), rational(10 ** (2 - present(DIGITS[currency])))))
      : null;
  }

  private operand(id: string, row: Row, dated: string | undefined): unknown {
    if (id in FIELDS) return FIELDS[id] === 'money' ? this.money(this.read(id, row), row, dated) : this.read(id, row);
    if (id === 'today') return this.day;
    return this.parameters[id] ? this.parameter(id, row) : this.attribute(id);
  }

  private parameter(id: string, row: Row): unknown {
    const parameter = present(this.parameters[id]);
    const day = parameter.at === undefined ? this.day : parameter.records ? this.read(parameter.at, row) : this.attribute(parameter.at);
    if (day === null) return null;
    const held = (dated: unknown) => {
      if (!Array.isArray(dated) || typeof dated[0] !== 'object') return dated;
      const entries = (dated as { from?: string; value: unknown }[]).filter((entry) => (entry.from ?? '') <= String(day));
      return entries.reduce<{ from?: string; value: unknown } | undefined>(
        (best, entry) => (best && (best.from ?? '') > (entry.from ?? '') ? best : entry),
        undefined,
      )?.value;
    };
    const found = () => {
      for (const variant of parameter.variants ?? []) {
        const status = this.status(variant.when, row, undefined);
        if (status) return held(variant.value);
        if (status === null) return null;
      }
      return held(parameter.value);
    };
    const value = found() ?? null;
    return parameter.type === 'money' && value !== null ? Math.round(Number(value) * 100) : value;
  }

  private besideUnknown(one: Condition, row: Row): boolean {
    const ids = [...JSON.stringify(one).matchAll(/"fact":"([^"]+)"/g)].map(([, id]) => present(id));
    return ids.some((id) => !(id in FIELDS) && this.operand(id, row, undefined) === null);
  }

  private status(one: Condition, row: Row, dated: string | undefined): boolean | null {
    if ('all' in one)
      return one.all
        .map((part) => this.status(part, row, dated))
        .reduce((a, b) => (a === false || b === false ? false : a === null || b === null ? null : true));
    if ('any' in one)
      return one.any
        .map((part) => this.status(part, row, dated))
        .reduce((a, b) => (a === true || b === true ? true : a === null || b === null ? null : false));
    if ('not' in one) {
      const inner = this.status(one.not, row, dated);
      return inner === null ? null : !inner;
    }
    if ('condition' in one) return null;
    const left = this.operand(one.fact, row, dated);
    const ref = typeof one.value === 'object' && one.value !== null && 'fact' in one.value ? String(one.value.fact) : null;
    const right = ref ? this.operand(ref, row, dated) : FIELDS[one.fact] === 'money' ? Math.round(Number(one.value) * 100) : one.value;
    if (left === null || right === null) return null;
    const list = right as unknown[];
    const set = left as unknown[];
    switch (one.operator) {
      case 'equal':
        return left === right;
      case 'notEqual':
        return left !== right;
      case 'in':
        return list.includes(left);
      case 'notIn':
        return !list.includes(left);
      case 'contains':
        return set.includes(right);
      case 'doesNotContain':
        return !set.includes(right);
      case 'lessThan':
        return (left as number) < (right as number);
      case 'lessThanInclusive':
        return (left as number) <= (right as number);
      case 'greaterThan':
        return (left as number) > (right as number);
      case 'greaterThanInclusive':
        return (left as number) >= (right as number);
      case 'someValue:contains':
        return list.some((member) => set.includes(member));
      case 'everyValue:contains':
        return list.every((member) => set.includes(member));
    }
  }

  private inWindow(one: Window, row: Row): boolean {
    const end = one.ago ? move(this.day, one.ago, -1) : this.day;
    const { first, last } = periodOf(one, end, this.yearStarts);
    const [a, b] = one.on ? [one.on] : present(one.span);
    const begin = this.read(present(a), row);
    if (begin === null || String(begin) > last) return false;
    if (b === undefined) return String(begin) >= first;
    if (this.holder(b, row).record === undefined) return false;
    const until = this.read(b, row);
    return until === null || String(until) > first;
  }

  private aggregate(source: FromRecords, rows: Row[], dated: string | undefined, windows: Window[]): unknown {
    if (source.aggregate === 'count') return rows.length;
    if (source.aggregate === 'exists') return true;
    const of = present(source.of);
    const members = rows.flatMap((row) => this.read(of, row) as string | string[]);
    if (source.aggregate === 'countDistinct')
      return new Set(FIELDS[of] === 'money' ? rows.map((row) => (this.read(of, row) as [number, string]).join(' ')) : members).size;
    if (source.aggregate === 'set') return [...new Set(members)].sort();
    if (source.aggregate === 'latest') {
      const by = present(windows.find(({ on }) => on)?.on);
      const latest = rows.reduce((best, row) => (String(this.read(by, best)) > String(this.read(by, row)) ? best : row));
      return FIELDS[of] === 'money' ? this.money(this.read(of, latest), latest, dated) : this.read(of, latest);
    }
    const money = FIELDS[of] === 'money';
    const values = rows.map((row) => (money ? this.money(this.read(of, row), row, dated) : (this.read(of, row) as number)));
    if (values.includes(null)) return null;
    const numbers = values as number[];
    const end = (value: Rational) => (money && source.per === undefined ? halfAway(value) : toNumber(value));
    const mean = (list: number[]) => end(over(list.map(rational).reduce(plus), rational(list.length)));
    switch (source.aggregate) {
      case 'min':
        return Math.min(...numbers);
      case 'max':
        return Math.max(...numbers);
      case 'average':
        return mean(numbers);
      case 'median': {
        const sorted = numbers.sort((a, b) => a - b);
        const half = sorted.length / 2;
        return mean(Number.isInteger(half) ? sorted.slice(half - 1, half + 1) : [present(sorted[Math.floor(half)])]);
      }
      default: {
        const weighted = rows.map((row, index) =>
          (source.times ?? []).reduce<Rational | null>(
            (product, weight) => {
              const factor = typeof weight === 'number' ? weight : this.parameter(weight.fact, row);
              return product === null || factor === null ? null : times(product, rational(factor as number));
            },
            rational(present(numbers[index])),
          ),
        );
        if (weighted.includes(null)) return null;
        const sum = (weighted as Rational[]).reduce(plus);
        return end(source.per === undefined ? sum : over(sum, times(rational(source.per), rational(money ? 100 : 1))));
      }
    }
  }
}
