import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DecisionOutput, ExplanationOutput, FailureOutput } from '@tierwright/cli';
import { describe, expect, it } from 'vitest';
import { temporaryTree } from '../repository/temporary-tree.ts';
import { answerOf, expectNoStack, odoo, root, tierwright } from './tierwright.ts';

const acme = 'docs/example/acme.partner.json';
const partner = JSON.parse(readFileSync(join(root, acme), 'utf8'));
const decide = (file: string, ...more: string[]) => tierwright(['decide', odoo, '--partner', file, '--as-of', '2023-07-01', ...more]);

const written = (content: string | Uint8Array): string => {
  const file = join(temporaryTree({}), 'partner.json');
  writeFileSync(file, content);
  return file;
};

describe('decide', () => {
  it('prints tier and benefits', async () => {
    const run = await decide(acme);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(/^Acme ERP Consulting {2}.*2023-07-01$/m);
    expect(run.out).toMatch(/Odoo partnership +Silver/);
    expect(run.out).toMatch(/Commission on Odoo Enterprise +15 % +5,760 EUR/);
  });

  it('answers the documented shape, with the trace', async () => {
    const run = await decide(acme, '--json');
    expect(run.code).toBe(0);
    const decision = answerOf<DecisionOutput>(DecisionOutput, run);
    expect(decision).toMatchObject({ program: 'odoo', version: '11.0.0', asOf: '2023-07-01', partner: 'acme' });
    expect(decision.tracks).toMatchObject([{ track: 'partnership', tier: 'silver', qualified: 'silver' }]);
    expect(decision.trace?.tracks[0]?.tiers.find(({ tier }) => tier === 'gold')).toMatchObject({ status: 'missed', missed: ['certified'] });
  });

  it.each([
    ['harbor', 'rules/harbor/2026.1.0.program.json', { type: 'reseller', joinedOn: '2025-01-01' }],
    ['northwind', 'rules/northwind/2027.1.0.program.json', { type: 'reseller', region: 'NA' }],
  ])('answers the documented shape for %s too', async (_, file, attributes) => {
    const run = await tierwright(['decide', file, '--partner', '-', '--as-of', '2027-03-01', '--json'], {
      input: JSON.stringify({ id: 'somebody', attributes }),
    });
    expect(answerOf<DecisionOutput>(DecisionOutput, run).partner).toBe('somebody');
  });

  it('passes over what the program does not declare when asked to', async () => {
    const input = JSON.stringify({ ...partner, attributes: { colour: 'red' }, records: { ...partner.records, visit: [{ on: 'x' }] } });
    const run = (...more: string[]) => tierwright(['decide', odoo, '--partner', '-', '--as-of', '2023-07-01', ...more], { input });
    expect((await run()).err).toContain('standard input cannot be decided: 2 problems');
    expect(await run('--ignore-extra')).toMatchObject({ code: 0, err: '' });
  });

  it('takes given facts, and reads the partner from standard input', async () => {
    const facts = { 'users.gained': 300, 'users.lost': 0, 'people.certified': 6, 'customers.acquired': 10, 'customers.kept': 9 };
    const run = await tierwright(['decide', odoo, '--partner', '-', '--as-of', '2023-07-01', '--json'], {
      input: JSON.stringify({ id: 'given', facts }),
    });
    expect(answerOf<DecisionOutput>(DecisionOutput, run).tracks[0]?.tier).toBe('gold');
  });

  it('takes another day for parameters', async () => {
    const decision = answerOf<DecisionOutput>(DecisionOutput, await decide(acme, '--json', '--parameters-as-of', '2023-12-01'));
    expect(decision.parametersAsOf).toBe('2023-12-01');
    // Since November 2023 version 15 is the oldest that counts, since then nobody certified on 14 does; 15 and 16 still do.
    expect(decision.trace?.tracks[0]?.tiers.at(-1)?.status).toBe('missed');
  });
});

describe('explain', () => {
  const explain = (...more: string[]) => tierwright(['explain', odoo, '--partner', acme, '--as-of', '2023-07-01', ...more]);

  it('answers the documented shape', async () => {
    const run = await explain('--json');
    expect(run.code).toBe(0);
    const { summary, tracks } = answerOf<ExplanationOutput>(ExplanationOutput, run);
    expect(summary).toContain('Silver');
    expect(tracks[0]?.tiers.map(({ tier, status }) => [tier, status])).toEqual([
      ['silver', 'met'],
      ['gold', 'missed'],
    ]);
  });

  it('writes Markdown', async () => {
    const run = await explain('--format', 'markdown');
    expect(run.code).toBe(0);
    expect(run.out).toMatch(/^## Acme ERP Consulting on 1 July 2023/);
    expect(run.out).toContain('- ✗ Certified people');
  });
});

describe('bad input', () => {
  const failure = async (file: string) => {
    const run = await decide(file, '--json');
    expectNoStack(run);
    expect(run.err).toBe('');
    return { exit: run.code, ...answerOf<FailureOutput>(FailureOutput, run).error };
  };

  it.each([
    [
      'a field that the kind does not have',
      { ...partner, records: { order: [{ soldOn: '2023-01-01', kind: 'new', users: 1, colour: 'red' }] } },
      'PDL405',
      '/records/order/0/colour',
    ],
    ['a kind that the program does not have', { ...partner, records: { ordre: [] } }, 'PDL404', '/records/ordre'],
    ['an attribute that no fact reads', { ...partner, attributes: { colour: 'red' } }, 'PDL403', '/attributes/colour'],
    ['a part that a partner file does not have', { ...partner, recods: {} }, 'PDL402', '/recods'],
    ['a fact that the program does not have', { id: 'a', facts: { 'users.gain': 1 } }, 'PDL406', '/facts/users.gain'],
    ['a fact of the wrong type', { id: 'a', facts: { 'users.gained': 'many' } }, 'PDL407', '/facts/users.gained'],
    ['no id', { records: {} }, 'PDL408', ''],
  ])('refuses a partner with %s', async (_, content, code, pointer) => {
    const file = written(JSON.stringify(content, null, 2));
    const { exit, code: own, file: named, problems = [] } = await failure(file);
    expect({ exit, own, named }).toEqual({ exit: 1, own: 'TW303', named: file });
    expect(problems).toContainEqual(expect.objectContaining({ code, pointer, line: expect.any(Number), column: expect.any(Number) }));
  });

  it.each([
    ['an empty file', '', 'PDL118'],
    ['a byte order mark', `\ufeff${JSON.stringify(partner)}`, 'PDL103'],
    ['UTF-16', Uint8Array.from(Buffer.from(`\ufeff${JSON.stringify(partner)}`, 'utf16le')), 'PDL103'],
    ['JSON that is cut off', JSON.stringify(partner).slice(0, 200), 'PDL100'],
    ['a key that is there twice', '{ "id": "a", "id": "b" }', 'PDL104'],
    ['a __proto__ key', '{ "id": "a", "__proto__": { "facts": {} } }', 'PDL119'],
    ['no object', '["acme"]', 'PDL407'],
  ])('refuses %s', async (_, content, code) => {
    const { exit, code: own, problems = [] } = await failure(written(content));
    expect({ exit, own, code: problems[0]?.code }).toEqual({ exit: 1, own: 'TW302', code });
  });

  it('refuses 100 MB without reading it', async () => {
    const file = written('{}');
    truncateSync(file, 100_000_000);
    expect(await failure(file)).toMatchObject({ exit: 2, code: 'TW204', file });
  });

  it.each([
    ['missing', 'no-such.json', 'TW201'],
    ['a folder', 'docs', 'TW202'],
  ])('refuses a partner file that is %s', async (_, file, code) => {
    expect(await failure(file)).toMatchObject({ exit: 2, code, file });
  });

  it('does not run a program with errors, and lists them', async () => {
    const run = await tierwright(['decide', 'docs/example/broken.program.json', '--partner', acme, '--as-of', '2023-07-01']);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toMatch(/error TW301 {2}docs\/example\/broken\.program\.json has 2 errors/);
    expect(run.err).toContain('broken.program.json:20:35  error PDL201');
  });

  it('cannot read two files from one standard input', async () => {
    const run = await tierwright(['decide', '-', '--partner', '-', '--as-of', '2023-07-01']);
    expect(run.code).toBe(2);
    expect(run.err).toContain('TW206');
  });

  it.each([
    ['2027-02-30', '2027-02-30 is not a day of the calendar'],
    ['2027-2-3', '"2027-2-3" is not a date'],
    ['tomorrow', '"tomorrow" is not a date'],
  ])('refuses --as-of %s', async (day, sentence) => {
    const run = await tierwright(['decide', odoo, '--partner', acme, '--as-of', day]);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain('error TW107');
    expect(run.err).toContain(sentence);
    expectNoStack(run);
  });
});
