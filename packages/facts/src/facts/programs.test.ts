import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Expectation, type Json, type Program, type ProgramTest, toMajor } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { FactValue, GroupValues } from '../fact-set/fact-set.ts';
import type { PartnerData } from '../partner/partner-data.ts';
import { compileFacts, type FactModel } from './fact-model.ts';

const rules = fileURLToPath(new URL('../../../../rules', import.meta.url));
const programs = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.program.json'))
  .sort()
  .map((file) => ({ file, program: JSON.parse(readFileSync(`${rules}/${file}`, 'utf8')) as Program }));

interface Case {
  name: string;
  asOf: string;
  data: PartnerData;
  expected: Expectation;
}

/** The dated cases of a test whose facts are made from records: of a timeline, each step. */
function casesOf({ name, asOf, attributes, records, facts, loaded, family, timeline, expect: whole }: ProgramTest): Case[] {
  const steps = timeline ?? [{ on: asOf ?? '', ...(whole ? { expect: whole } : {}) }];
  let stepFacts: Record<string, Json> = {};
  return steps.flatMap((step) => {
    stepFacts = 'facts' in step && step.facts ? step.facts : stepFacts;
    const data = {
      id: 'p',
      attributes: attributes ?? {},
      records: (records ?? {}) as NonNullable<PartnerData['records']>,
      facts: { ...facts, ...stepFacts },
      ...(loaded ? { loaded } : {}),
      ...(family ? { family: family.map((member) => member as PartnerData) } : {}),
    };
    return step.expect ? [{ name: timeline ? `${name}, ${step.on}` : name, asOf: step.on, data, expected: step.expect }] : [];
  });
}

/** The program with the parameters that the test fixes. */
function withSet(program: Program, set: ProgramTest['set']): Program {
  if (!set) return program;
  const parameters = Object.entries(program.parameters ?? {}).map(([id, parameter]) => {
    const value = set[id];
    if (value === undefined) return [id, parameter] as const;
    const { variants: _variants, value: _value, byTier: _byTier, ...rest } = parameter;
    const isTiers = typeof value === 'object' && value !== null && !Array.isArray(value);
    return [id, { ...rest, ...(isTiers ? { byTier: value } : { value }) }] as const;
  });
  return { ...program, parameters: Object.fromEntries(parameters) } as Program;
}

const shown = (value: FactValue | GroupValues | undefined, type: string, currency: string): unknown => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value).map(([group, one]) => [group, shown(one, type, currency)]));
  }
  return type === 'money' && typeof value === 'number' ? toMajor(value, currency) : value;
};

let compared = 0;

describe.each(programs)('$file', ({ program }) => {
  const declared = program.facts ?? {};
  const models = new Map<ProgramTest['set'], FactModel>();
  const modelFor = (set: ProgramTest['set']) => {
    const known = models.get(set) ?? compileFacts(withSet(program, set));
    models.set(set, known);
    return known;
  };
  const cases = (program.tests ?? []).flatMap((test) => casesOf(test).map((one) => ({ ...one, set: test.set })));

  it.each(cases)('FACT-E1: $name', ({ asOf, data, expected, set }) => {
    const model = modelFor(set);
    const prepared = model.prepare(data);
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems, null, 1));
    const { values } = model.facts(prepared.value, asOf);
    for (const [id, wanted] of Object.entries(expected.facts ?? {})) {
      const fact = declared[id];
      if (!fact) continue;
      compared += 1;
      const measured = shown(values[id], fact.type, program.currency);
      if (typeof wanted === 'object' && wanted !== null && !Array.isArray(wanted)) expect(measured).toMatchObject(wanted);
      else expect(measured, id).toEqual(wanted);
    }
    for (const id of expected.unknown ?? []) if (declared[id]) expect(values[id], id).toBeNull();
  });

  it('FACT-E1: replaced facts are read as their types ask', () => {
    for (const test of program.tests ?? []) {
      const model = modelFor(test.set);
      const prepared = model.prepare({
        id: 'p',
        attributes: test.attributes ?? {},
        records: (test.records ?? {}) as NonNullable<PartnerData['records']>,
      });
      if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems, null, 1));
      for (const { facts } of test.instead ?? []) {
        const replaced = model.withFacts(prepared.value, { ...test.facts, ...facts });
        expect(replaced.problems).toEqual([]);
      }
    }
  });
});

it('FACT-E1: the programs say a lot about facts', () => {
  expect(compared).toBeGreaterThan(150);
});
