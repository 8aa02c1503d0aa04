import { currencyExponent, type Json, type Program, type RecordField } from '@tierwright/program';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateBase } from '../base/generate-base.ts';
import { parseDay } from '../days/day.ts';
import { addMonths } from '../days/duration.ts';
import { cedar, cedarNext } from '../fixtures/cedar.ts';
import type { PartnerLine, PartnerRecord } from './partner-line.ts';

const asOf = '2026-09-30';
const today = parseDay(asOf)!;
const day = (value: Json | undefined): number => parseDay(value)!;
const base = (programs: Program[], size: number): PartnerLine[] => {
  const made = generateBase(programs, { size, seed: 5, asOf });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return [...made.value.partners];
};

const evidence: Record<string, RecordField> = {
  submittedOn: { type: 'date' },
  acceptedOn: { type: 'date', optional: true },
  rejectedOn: { type: 'date', optional: true },
  expiresOn: { type: 'date', optional: true },
};

/** What is wrong with a value of a field; undefined where nothing is. */
function fault(value: Json, field: RecordField, currency: string): string | undefined {
  const decimals = (amount: number, code: string): boolean => Number.isInteger(Number((amount * 10 ** currencyExponent(code)!).toFixed(6)));
  switch (field.type) {
    case 'integer':
      return Number.isSafeInteger(value) ? undefined : 'no integer';
    case 'number':
    case 'percent':
      return Number.isFinite(value) ? undefined : 'no number';
    case 'money': {
      if (typeof value === 'number') return decimals(value, currency) ? undefined : 'too many decimals';
      const [[code, amount] = ['', null], ...more] = Object.entries(value as Record<string, Json>);
      return more.length === 0 && typeof amount === 'number' && decimals(amount, code) ? undefined : 'no amount';
    }
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'no flag';
    case 'date':
      return parseDay(value) === undefined ? 'no date' : undefined;
    case 'enum':
      return field.values?.includes(String(value)) ? undefined : 'no word';
    case 'set':
      return Array.isArray(value) ? undefined : 'no set';
    case 'string':
    case 'ref':
      return typeof value === 'string' && value !== '' ? undefined : 'no text';
  }
}

let partners: PartnerLine[];
let all: Record<string, PartnerRecord[]>;
beforeAll(() => {
  partners = base([cedar, cedarNext], 1500);
  all = {};
  for (const { records } of partners) for (const [kind, list] of Object.entries(records)) all[kind] = (all[kind] ?? []).concat(list);
});

describe('records of a base', () => {
  it('DATA-R1, DATA-U1, DATA-U2: every field is present and valid for both versions, optional ones not always', () => {
    const lacking = new Set<string>();
    const faults: string[] = [];
    for (const program of [cedar, cedarNext]) {
      for (const [id, kind] of Object.entries(program.records ?? {})) {
        const fields = { ...(kind.is === 'evidence' ? evidence : {}), ...kind.fields };
        expect(all[id]!.length).toBeGreaterThan(100);
        for (const record of all[id]!) {
          for (const [name, field] of Object.entries(fields)) {
            const value = record[name];
            const wrong = value === undefined ? (field.optional ? undefined : 'absent') : fault(value, field, 'EUR');
            if (wrong) faults.push(`${id}.${name} ${JSON.stringify(value)}: ${wrong}`);
            if (value === undefined) lacking.add(`${id}.${name}`);
          }
        }
      }
    }
    expect(faults.slice(0, 5)).toEqual([]);
    // Seats are optional in one version alone, so no record lacks them.
    expect([...lacking].sort()).toEqual([
      'customer.country',
      'customer.leftOn',
      'deal.wonOn',
      'order.onTime',
      'person.leftOn',
      'registration.approvedOn',
      'specialization.acceptedOn',
      'specialization.expiresOn',
      'specialization.rejectedOn',
    ]);
    expect(new Set(all.deal!.map(({ area }) => area))).toEqual(new Set(['cloud', 'data']));
  });

  it('DATA-R2: refs name records of the same partner, ids are unique', () => {
    const dangling: PartnerRecord[] = [];
    for (const { records } of partners) {
      const ids = new Map(Object.entries(records).map(([kind, list]) => [kind, new Set<Json | undefined>(list.map(({ id }) => id))]));
      for (const [kind, list] of Object.entries(records)) if (kind !== 'rate') expect(ids.get(kind)?.size).toBe(list.length);
      for (const deal of records.deal ?? []) if (!ids.get('customer')?.has(deal.customer)) dangling.push(deal);
      for (const certificate of records.certificate ?? []) if (!ids.get('person')?.has(certificate.person)) dangling.push(certificate);
    }
    expect(dangling).toEqual([]);
  });

  it('DATA-R3: nothing happened after the day of the base, nothing ended before it began', () => {
    const events: [string, string[]][] = [
      ['customer', ['since']],
      ['deal', ['registeredOn', 'wonOn']],
      ['person', ['joinedOn']],
      ['certificate', ['issuedOn']],
      ['specialization', ['submittedOn', 'acceptedOn', 'rejectedOn']],
      ['order', ['shippedOn']],
    ];
    const late = events.flatMap(([kind, names]) =>
      all[kind]!.filter((record) => names.some((name) => record[name] !== undefined && day(record[name]) > today)),
    );
    expect(late.slice(0, 3)).toEqual([]);
    const spans: [string, string, string][] = [
      ['customer', 'since', 'leftOn'],
      ['person', 'joinedOn', 'leftOn'],
      ['certificate', 'issuedOn', 'expiresOn'],
      ['specialization', 'acceptedOn', 'expiresOn'],
      ['specialization', 'submittedOn', 'acceptedOn'],
      ['specialization', 'submittedOn', 'rejectedOn'],
      ['deal', 'registeredOn', 'wonOn'],
    ];
    const backwards = spans.flatMap(([kind, start, end]) =>
      all[kind]!.filter((record) => record[start] !== undefined && record[end] !== undefined && day(record[end]) < day(record[start])),
    );
    expect(backwards.slice(0, 3)).toEqual([]);
    const twoStates = all.specialization!.filter(({ acceptedOn, rejectedOn, expiresOn }) =>
      acceptedOn !== undefined ? rejectedOn !== undefined : expiresOn !== undefined,
    );
    expect(twoStates).toEqual([]);
  });

  it('DATA-R4: certificates last 12 to 36 months; some ran out, were renewed, or are of people who left', () => {
    let [expired, renewed, leavers] = [0, 0, 0];
    const odd: unknown[] = [];
    for (const { records } of partners) {
      const left = new Set(records.person?.filter(({ leftOn }) => leftOn !== undefined && day(leftOn) <= today).map(({ id }) => id));
      for (const { person, level, issuedOn, expiresOn } of records.certificate ?? []) {
        if (day(expiresOn) < addMonths(day(issuedOn), 12) - 3 || day(expiresOn) > addMonths(day(issuedOn), 36) + 3)
          odd.push([issuedOn, expiresOn]);
        if (left.has(person as string)) leavers++;
        if (day(expiresOn) > today) continue;
        expired++;
        if (
          records.certificate?.some(
            (next) => next.person === person && next.level === level && Math.abs(day(next.issuedOn) - day(expiresOn)) < 60,
          )
        )
          renewed++;
      }
    }
    expect(odd).toEqual([]);
    const total = all.certificate!.length;
    expect(expired / total).toBeGreaterThan(0.08);
    expect(renewed / total).toBeGreaterThan(0.03);
    expect(leavers / total).toBeGreaterThan(0.01);
  });

  it('DATA-R5: history, open deals, evidence turned down', () => {
    const share = (kind: string, holds: (record: PartnerRecord) => boolean): number => all[kind]!.filter(holds).length / all[kind]!.length;
    expect(share('deal', ({ wonOn }) => wonOn !== undefined && day(wonOn) < addMonths(today, -36))).toBeGreaterThan(0.04);
    expect(share('deal', ({ wonOn }) => wonOn === undefined)).toBeGreaterThan(0.04);
    expect(share('specialization', ({ rejectedOn }) => rejectedOn !== undefined)).toBeGreaterThan(0.03);
  });

  it('DATA-R6: one customer in twenty is a name written otherwise', () => {
    const legal = /(?: (?:GmbH|Ltd|Inc|SA|BV|Pty Ltd|LLC|AB|SpA|KK))$/;
    const key = (name: Json | undefined): string => String(name).replace(legal, '').toLowerCase();
    const known = new Map<string, Set<Json | undefined>>();
    for (const { name } of all.customer!) known.set(key(name), (known.get(key(name)) ?? new Set()).add(name));
    const shouted = all.customer!.filter(({ name }) => key(name).toUpperCase() === String(name).replace(legal, '')).length;
    // A third of the variants is in capitals.
    expect((3 * shouted) / all.customer!.length).toBeGreaterThan(0.035);
    expect((3 * shouted) / all.customer!.length).toBeLessThan(0.065);
    expect([...known.values()].filter((forms) => forms.size > 1).length).toBeGreaterThan(20);
  });

  it('DATA-S4: three in a hundred belong to a family, heads to none', () => {
    const children = partners.filter(({ parent }) => parent !== undefined);
    expect(children.length / partners.length).toBeGreaterThan(0.02);
    expect(children.length / partners.length).toBeLessThan(0.04);
    const byId = new Map(partners.map((partner) => [partner.id, partner]));
    for (const { parent } of children)
      expect(byId.get(parent!)).toSatisfy((head: PartnerLine | undefined) => head !== undefined && head.parent === undefined);
    const without = base([{ ...cedar, facts: Object.fromEntries(Object.entries(cedar.facts!).filter(([, fact]) => !fact.over)) }], 1500);
    expect(without.filter(({ parent }) => parent !== undefined).length / 1500).toBeLessThan(0.02);
  });
});

describe('money', () => {
  const codes = (record: PartnerRecord): string[] => (typeof record.amount === 'object' ? Object.keys(record.amount as object) : []);

  it('DATA-C1: three partners in ten trade in one of four other currencies', () => {
    const trading = partners.flatMap(({ records }) => [...new Set(records.deal?.flatMap(codes))].slice(0, 1));
    expect(new Set(trading)).toEqual(new Set(['USD', 'GBP', 'JPY', 'AUD']));
    const sellers = partners.filter(({ records }) => records.deal).length;
    expect(trading.length / sellers).toBeGreaterThan(0.24);
    expect(trading.length / sellers).toBeLessThan(0.36);
    for (const { records } of partners) expect(new Set(records.deal?.flatMap(codes)).size).toBeLessThanOrEqual(1);
  });

  it('DATA-C2: each such amount has a rate of its month, the same for all; nobody else has rates', () => {
    const rates = new Map<string, Json>();
    for (const { records } of partners) {
      const own = new Set(records.deal?.flatMap(codes));
      expect(new Set(records.rate?.map(({ currency }) => currency))).toEqual(own);
      for (const { on, currency, rate } of records.rate ?? []) {
        expect(String(on)).toMatch(/-01$/);
        const key = `${currency} ${on}`;
        expect(rate).toBe(rates.get(key) ?? rate);
        rates.set(key, rate!);
      }
      for (const deal of records.deal ?? []) {
        for (const code of codes(deal)) {
          const month = String(deal.wonOn ?? deal.registeredOn).slice(0, 7);
          expect(records.rate?.some(({ on, currency }) => currency === code && on === `${month}-01`)).toBe(true);
        }
      }
    }
    expect(rates.size).toBeGreaterThan(100);
  });

  it('DATA-C1: a base in one currency where no other is asked for', () => {
    const made = generateBase([cedar], { size: 100, seed: 5, asOf, foreignShare: 0 });
    if (made.ok)
      for (const { records } of made.value.partners) expect([records.rate, records.deal?.flatMap(codes) ?? []]).toEqual([undefined, []]);
    expect(made.ok).toBe(true);
  });
});
