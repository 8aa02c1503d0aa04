import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FailureOutput, LapseOutput, PathOutput } from '@tierwright/cli';
import { describe, expect, it } from 'vitest';
import { answerOf, expectNoStack, root, tierwright } from './tierwright.ts';

const northwind = 'rules/northwind/2026.2.0.program.json';
const harbor = 'rules/harbor/2026.1.0.program.json';
const kite = 'docs/example/kite.partner.json';
const partner = JSON.parse(readFileSync(join(root, kite), 'utf8'));
const on = ['--as-of', '2026-06-30'];

const path = (...more: string[]) => tierwright(['path', northwind, '--partner', kite, ...on, ...more]);
const lapse = (...more: string[]) => tierwright(['lapse', northwind, '--partner', kite, ...on, ...more]);

describe('path', () => {
  it('says what it takes, what it costs, and exits with 0', async () => {
    const run = await path('--to', 'gold');
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(/^Kite Cloud Services {2}Northwind Partner Program 2026\.2\.0 {2}2026-06-30$/m);
    expect(run.out).toContain('38,000 USD and 1 person with a valid certificate to Gold.');
    expect(run.out).toMatch(/Bookings, last 12 months: 250,750 USD instead of 212,750 USD +38$/m);
    expect(run.out).toMatch(/Cost +58$/m);
  });

  it('answers the documented shape', async () => {
    const run = await path('--to', 'gold', '--json');
    expect(run).toMatchObject({ code: 0, err: '' });
    const { paths } = answerOf<PathOutput>(PathOutput, run);
    expect(paths).toMatchObject([
      {
        outcome: 'path',
        tier: 'gold',
        held: 'silver',
        cost: 58,
        reaches: 'gold',
        changes: [
          { fact: 'bookings.t12m', change: 38_000 },
          { fact: 'certs.active', to: 5 },
        ],
      },
    ]);
  });

  it('tells how far values may fall where the tier is held', async () => {
    const run = await path('--to', 'silver');
    expect(run.code).toBe(0);
    expect(run.out).toContain('Silver is held, and everything it asks for is met.');
    expect(run.out).toContain('People with a valid certificate: 4 people, 2 people to spare; kept down to 2 people');
    const { paths } = answerOf<PathOutput>(PathOutput, await path('--to', 'silver', '--json'));
    expect(paths[0]?.margins.map(({ fact }) => fact)).toContain('bookings.t12m');
  });

  it('answers for each group of a track, and says by when', async () => {
    const run = await tierwright(['path', harbor, '--partner', '-', ...on, '--to', 'preferred', '--json'], {
      input: JSON.stringify({ id: 'somebody', attributes: { type: 'reseller', joinedOn: '2025-01-01' } }),
    });
    const { paths } = answerOf<PathOutput>(PathOutput, run);
    expect(paths.map(({ group, outcome, by }) => [group, outcome, by])).toEqual([
      ['storage', 'path', '2026-07-31'],
      ['backup', 'path', '2026-07-31'],
      ['compute', 'path', '2026-07-31'],
    ]);
    expect(paths[1]?.sentence).toMatch(/EUR and \d people to Preferred in backup, by 31 July 2026\.$/);
  });

  it('says what stands in the way, and exits with 1', async () => {
    const blocked = { ...partner, attributes: { ...partner.attributes, agreementSigned: false, overdue: null } };
    const ask = (...more: string[]) =>
      tierwright(['path', northwind, '--partner', '-', ...on, '--to', 'gold', ...more], { input: JSON.stringify(blocked) });
    const run = await ask();
    expect(run.code).toBe(1);
    expect(run.out).toContain('Gold cannot be reached by what can be moved: 1 thing stands in the way.');
    expect(run.out).toContain('✗ In good standing: Agreement signed: no, needed: yes');
    const json = await ask('--json');
    expect(json.code).toBe(1);
    expect(answerOf<PathOutput>(PathOutput, json).paths[0]?.blockers).toMatchObject([
      { requirement: 'inGoodStanding', unknown: ['partner.overdue'] },
    ]);
  });

  it.each([
    [
      ['--to', 'glod'],
      2,
      'TW106',
      '--to: The program has no tier “glod”. It has registered, silver, gold, advanced.',
      'Did you mean gold?',
    ],
    [['--to', 'gold', '--track', 'resle'], 2, 'TW106', '--track: The program has no track “resle”.', 'Did you mean resale?'],
    [['--to', 'gold', '--group', 'cloud'], 2, 'TW106', '--group: The track “Resale” has no groups.', 'Leave the group out.'],
    [
      ['--to', 'advanced'],
      1,
      'TW308',
      'The track “Services”, which has the tier, does not apply: on 2026-06-30 the partner is in Resale.',
      '',
    ],
  ])('refuses %j', async (options, exit, code, message, hint) => {
    const run = await path(...options);
    expectNoStack(run);
    expect({ code: run.code, out: run.out }).toEqual({ code: exit, out: '' });
    expect(run.err).toContain(`error ${code}  ${message}`);
    expect(run.err).toContain(hint);
    const json = await path(...options, '--json');
    expect(json.code).toBe(exit);
    expect(answerOf<FailureOutput>(FailureOutput, json).error).toMatchObject({
      code,
      problems: [{ code: expect.stringMatching(/^PATH\d{3}$/) }],
    });
  });

  it('refuses a partner as decide does', async () => {
    const wrong = { ...partner, attributes: { ...partner.attributes, colour: 'red' } };
    const ask = (...more: string[]) =>
      tierwright(['path', northwind, '--partner', '-', ...on, '--to', 'gold', ...more], { input: JSON.stringify(wrong) });
    const run = await ask();
    expect(run.code).toBe(1);
    expect(run.err).toContain('error TW303  standard input cannot be decided: 1 problem.');
    expect(run.err).toContain('PDL403');
    expect((await ask('--ignore-extra')).code).toBe(0);
  });

  it('needs a tier and a day', async () => {
    expect((await path()).err).toContain('TW104');
    expect((await tierwright(['path', northwind, '--partner', kite, '--to', 'gold'])).err).toContain('TW104');
    expect((await tierwright(['path', '-', '--partner', '-', '--to', 'gold', ...on])).err).toContain('TW206');
  });
});

describe('lapse', () => {
  it('says when a tier lapses and why', async () => {
    const run = await lapse();
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain(
      'Silver lapses on 1 March 2028; it is no longer met from 1 March 2027: 3 certificates expire by then (c-1, c-2 and c-3); ',
    );
    expect(run.out).toMatch(/At risk +2028-01-01$/m);
    expect(run.out).toMatch(/People with a valid certificate +4 → 1 +without c-1, c-2, c-3$/m);
  });

  it('answers the documented shape', async () => {
    const answer = answerOf<LapseOutput>(LapseOutput, await lapse('--json'));
    expect(answer).toMatchObject({
      through: '2028-06-30',
      tiers: [{ tier: 'silver', unmetOn: '2027-03-01', atRiskOn: '2028-01-01', lostOn: '2028-03-01', becomes: 'registered' }],
    });
    expect(answer.tiers[0]?.reasons).toMatchObject([{ requirement: 'certified', facts: [{ fact: 'certs.active', now: 4, then: 1 }] }]);
  });

  it('says so where nothing lapses within the horizon', async () => {
    const run = await lapse('--horizon', 'P3M');
    expect(run.code).toBe(0);
    expect(run.out).toContain('Silver is kept through 30 September 2026 if nothing else changes.');
  });

  it('says so where no tier is held', async () => {
    const run = await tierwright(['lapse', harbor, '--partner', '-', ...on], {
      input: JSON.stringify({ id: 'somebody', attributes: { type: 'reseller', joinedOn: '2025-01-01', blocked: true } }),
    });
    expect(run.code).toBe(0);
    expect(run.out).toContain('No tier is held on 30 June 2026.');
  });

  it.each([
    ['P30Y', 'P30Y is no term of days through 20 years.'],
    ['PT4H', 'PT4H is no term of days'],
    ['soon', 'soon is no term of days'],
  ])('refuses --horizon %s', async (horizon, message) => {
    const run = await lapse('--horizon', horizon);
    expectNoStack(run);
    expect(run.code).toBe(2);
    expect(run.err).toContain(`error TW106  --horizon: ${message}`);
  });
});
