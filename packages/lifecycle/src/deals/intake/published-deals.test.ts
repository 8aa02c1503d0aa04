import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileProgram, type DealDecision, decide } from '@tierwright/engine';
import { hashProgram, type Json, type Parameter, type Program, type ProgramTest } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { LifecycleProgram } from '../../machine/lifecycle-program.ts';
import type { Answers } from '../answers.ts';
import type { DealFacts } from '../deal-facts.ts';
import type { Examination } from '../examination.ts';
import { examine } from './examine.ts';
import { intakeOf } from './intake.ts';
import { ACME, dealWith, factsOf, on, readingsOf } from './registered.fixture.ts';

const rules = fileURLToPath(new URL('../../../../../rules', import.meta.url));
const FILES = ['gumdrop/published', 'nightfall/published', 'northwind/2026.2.0', 'northwind/2027.1.0'];
const read = (file: string): Program => JSON.parse(readFileSync(`${rules}/${file}.program.json`, 'utf8'));

type Facts = Readonly<Record<string, Json>>;

interface Case {
  readonly label: string;
  readonly asOf: string;
  readonly facts: Facts;
}

/** What a document's test asserts of: its own facts, each fact in place of another, each day of its timeline. */
function casesOf({ name, asOf = '2026-03-02', facts = {}, instead = [], timeline = [] }: ProgramTest): Case[] {
  const replaced = instead.flatMap((entry) => Object.entries(entry.facts).map(([id, value]) => ({ ...facts, [id]: value })));
  const days = timeline.map((step) => ({ label: `${name} ${step.on}`, asOf: step.on, facts: { ...facts, ...step.facts } }));
  return [facts, ...replaced].map((given): Case => ({ label: `${name} ${JSON.stringify(given)}`, asOf, facts: given })).concat(days);
}

const isPlain = (value: Json): value is { [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The program with the parameters that a test sets. */
function withParameters(program: Program, set: ProgramTest['set']): Program {
  const parameters = Object.entries(program.parameters ?? {}).map(([id, parameter]): [string, Parameter] => {
    const value = set?.[id];
    if (value === undefined) return [id, parameter];
    return [id, { ...parameter, ...(isPlain(value) ? { byBand: value } : { value }) } as Parameter];
  });
  return { ...program, parameters: Object.fromEntries(parameters) };
}

/** Deals otherwise than the tests have them; answers only. */
const OTHERWISE: readonly Facts[] = [
  {},
  { 'partner.status': 'suspended' },
  { 'partner.status': null },
  { 'deal.amount': null },
  { 'deal.amount': 4999.99 },
  { 'deal.amount': 100_000 },
  { 'deal.amount': 5_000_000 },
  { 'deal.products': ['security', 'cloud'] },
  { 'deal.tender': null },
  { 'deal.tender': true, 'deal.tenderPublishesOn': '2030-01-01' },
  { 'deal.tender': true, 'deal.tenderPublishesOn': '2020-01-01' },
  { 'deal.distributor': 'P7' },
  { 'deal.distributor': 'P7', 'deal.amount': 5_000_000 },
];

const isAnswer = (id: string): boolean => id.startsWith('deal.') || id.startsWith('conflict.') || id.startsWith('opposing.');

/** The answers that give the facts, as far as the form asks for them. */
function answersOf(program: Program, facts: Facts, lines: Json | undefined): Answers {
  const form = program.dealRegistration?.form ?? [];
  const given = Object.entries(facts).flatMap(([id, value]): [string, Json][] => {
    const field = form.find((one) => `deal.${one.id}` === id);
    return field && value !== null ? [[field.id, value]] : [];
  });
  return { customer: ACME, ...Object.fromEntries(given), ...(lines === undefined ? {} : { lines }) };
}

/** The examination in the words of a decision; what a form lacks is no part of one (ENG-R1). */
function decided({ refusals, chains, rule, terms, place }: Examination, hasBands: boolean): Partial<DealDecision> {
  const [refused] = refusals.filter(({ by }) => by !== 'form');
  const [asked] = chains;
  const by = { confirm: '', adjudication: 'conflict.', customerLetter: 'conflict.', rule: '' };
  const { then, by: named } = refused
    ? { then: 'reject' as const, by: refused.by }
    : asked
      ? { then: { route: asked.chain }, by: `${by[asked.purpose]}${asked.about}` }
      : rule;
  return {
    then,
    by: named,
    chains: refused ? [] : chains.map(({ chain }) => chain),
    place,
    registered: terms.registered,
    percent: terms.percent,
    ...(hasBands ? { band: terms.band } : {}),
  };
}

/** Each deal of the tests that opposes nothing, decided and examined. */
function both(program: Program, test: ProgramTest): { label: string; decided: unknown; examined: unknown }[] {
  const set = withParameters(program, test.set);
  const compiled = compileProgram(set, hashProgram(program));
  const lifecycle = new LifecycleProgram(compiled);
  return casesOf(test).flatMap(({ label, asOf, facts }) =>
    OTHERWISE.flatMap((other) => {
      const all: Facts = { ...facts, ...other };
      if (!Object.keys(all).some((id) => id.startsWith('deal.'))) return [];
      if (Object.keys(all).some((id) => id.startsWith('conflict.'))) return [];
      const records = test.records ?? {};
      const data = { id: 'P1', attributes: test.attributes ?? {}, ...(test.previous ? { previous: test.previous } : {}) };
      const whole = decide(compiled, { ...data, records: records as never, facts: all }, { asOf });
      if (!whole.ok || !whole.value.deal) return [];
      // A decision leaves it to `eligible` who may register; an item asks for a member that is active, too (D1.7).
      if (all['partner.status'] === 'suspended' && whole.value.deal.by !== 'notEligible') return [];
      const { dealLine, ...ofPartner } = records;
      const partner: DealFacts['partner'] = readingsOf(lifecycle, {
        ...data,
        records: ofPartner as never,
        facts: Object.fromEntries(Object.entries(all).filter(([id]) => !isAnswer(id))),
      });
      const deal = dealWith({ answers: answersOf(program, all, dealLine as Json | undefined), submittedAt: on(asOf) });
      // A decision without facts of tenders knows of them from the form alone.
      const tenders = all['deal.tender'] === null ? null : [];
      const found = examine(lifecycle, deal, on(asOf), factsOf(lifecycle, { partner, tenders }));
      const { protectedUntil: _protectedUntil, title: _title, ...deals } = whole.value.deal;
      return [
        {
          label: `${label} ${JSON.stringify(other)}`,
          decided: deals,
          examined: decided(found, program.dealRegistration?.bands !== undefined),
        },
      ];
    }),
  );
}

describe('the deals of published programs', () => {
  it.each(FILES)('D1.2: what the tests of %s say of a deal that nothing opposes is what an examination finds', (file) => {
    const program = read(file);
    const found = (program.tests ?? []).flatMap((test) => both(program, test));
    expect(found.length).toBeGreaterThan(40);
    for (const { label, ...one } of found) expect({ label, deal: one.examined }).toEqual({ label, deal: one.decided });
  });

  it('D1.2: the forms of the published programs are read with the keys that deals are compared by', () => {
    const fields = FILES.map((file) => intakeOf(new LifecycleProgram(compileProgram(read(file), hashProgram(read(file))))).fields);
    expect(fields.map(({ customer, products, lineProducts }) => [customer, products, lineProducts])).toEqual([
      ['customer', [], ['sku']],
      ['customer', ['products'], []],
      ['customer', ['products'], []],
      ['customer', ['products'], []],
    ]);
  });
});
