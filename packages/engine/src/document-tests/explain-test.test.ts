import { readFileSync } from 'node:fs';
import { parseProgram } from '@tierwright/program';
import { expect, it } from 'vitest';
import { explainTest, runTests } from './run-tests.ts';

const northwind = readFileSync(new URL('../../../../rules/northwind/2027.1.0.program.json', import.meta.url), 'utf8');
const { program } = parseProgram(northwind);
if (!program) throw new Error('northwind loads');

it('ENG-W19: every case of every test is told, with its own facts and day', () => {
  const { tests = [] } = program;
  const results = runTests(program);
  expect(tests.map((test) => explainTest(program, test).length)).toEqual(results.map(({ cases }) => cases));
  const gold = tests.find(({ name }) => name === 'Gold at its thresholds');
  const [own, less] = gold ? explainTest(program, gold) : [];
  expect([own?.case, own?.explanation.summary]).toEqual(['', expect.stringContaining('Gold')]);
  expect(less?.case).toBe('bookings.t12m = 249999.99');
  expect(less?.explanation.tracks[0]?.tiers.map(({ sentence }) => sentence).join(' ')).toMatch(/Silver.*Gold/s);
});

it('ENG-W19: parameters that a test fixes hold, and what cannot be decided is not told', () => {
  const facts = { 'bookings.t12m': 30_000, 'certs.active': 2 };
  const attributes = { type: 'reseller', region: 'NA', agreementSigned: true, overdue: false };
  const test = { name: 'fixed', asOf: '2027-03-31', attributes, facts, expect: {} };
  const tier = (set: object) => explainTest(program, { ...test, ...set })[0]?.explanation.summary;
  expect([tier({}), tier({ set: { 'min.bookings': 20_000 } })]).toEqual([
    expect.stringContaining('Registered'),
    expect.stringContaining('Silver'),
  ]);
  expect(explainTest(program, { ...test, attributes: { region: 5 } })).toEqual([]);
});
