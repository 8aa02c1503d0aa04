import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DryRunOutput, FailureOutput } from '@tierwright/cli';
import { describe, expect, it } from 'vitest';
import { temporaryTree } from '../repository/temporary-tree.ts';
import { answerOf, expectNoStack, odoo, root, tierwright } from './tierwright.ts';

const northwind = 'rules/northwind/2027.1.0.program.json';
const contoso = 'docs/example/contoso.deal.json';
const deal = JSON.parse(readFileSync(join(root, contoso), 'utf8'));
const { partner: acme, ...unnamed } = deal;

const dryRun = (program: string, content: unknown, ...more: string[]) =>
  tierwright(['dry-run', program, '--deal', '-', ...more], { input: typeof content === 'string' ? content : JSON.stringify(content) });
const failure = async (content: unknown, ...more: string[]) => {
  const run = await dryRun(northwind, content, '--json', ...more);
  expectNoStack(run);
  return { exit: run.code, ...answerOf<FailureOutput>(FailureOutput, run).error };
};
const partnerFile = (content: object): string => join(temporaryTree({ 'partner.json': JSON.stringify(content) }), 'partner.json');

describe('dry-run', () => {
  it('tells what would happen, then when', async () => {
    const run = await tierwright(['dry-run', northwind, '--deal', contoso]);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(/^Acme GmbH would register the deal with Contoso AG under Northwind Partner Program 2027\.1\.0\.$/m);
    expect(run.out).toMatch(/^If everybody answers at once, it is approved on Monday 1 March 2027, 10:00, with a discount of 22 %\./m);
    expect(run.out).toMatch(/^Calendar \(Europe\/Berlin\)\n {2}2027-03-01 10:00 {2}Deal desk: Deal desk is asked\.$/m);
    expect(run.out).toMatch(/^ {2}2027-05-01 00:00 {2}Expired: Its protection has ended\.$/m);
  });

  it('answers the documented shape', async () => {
    const run = await dryRun(northwind, deal, '--json');
    expect(answerOf<DryRunOutput>(DryRunOutput, run)).toMatchObject({
      program: 'northwind',
      version: '2027.1.0',
      partner: 'acme',
      people: 'prompt',
      first: 'pending',
      terms: { percent: 22 },
      timeZone: 'Europe/Berlin',
      end: { state: 'expired' },
    });
  });

  it('lets people answer in the last moment, or not at all', async () => {
    const [atDue, never] = await Promise.all(['atDue', 'never'].map((people) => dryRun(northwind, deal, '--people', people)));
    expect(atDue?.out).toContain('If everybody answers in the last moment, it is approved on');
    expect(never?.out).toMatch(/If nobody answers, it expires at the end of Wednesday 31 March 2027: It was not decided in time\./);
    expect(never?.out).toMatch(/Deal desk is late\. Reminded each business morning, \d+ times more\./);
    expect(answerOf<DryRunOutput>(DryRunOutput, await dryRun(northwind, deal, '--people', 'never', '--json')).people).toBe('never');
  });

  it('takes the partner from a file, and the moment from the command line', async () => {
    const run = await dryRun(northwind, unnamed, '--partner', partnerFile(acme), '--at', '2027-06-01 10:00', '--json');
    const { calendar, partner } = answerOf<DryRunOutput>(DryRunOutput, run);
    // Local time of the program, in Los Angeles; told as the partner's clocks show it.
    expect([partner, calendar[0]?.local]).toEqual(['acme', '2027-06-01 19:00']);
  });

  it('tells of a refusal as an answer', async () => {
    const run = await dryRun(northwind, { ...deal, answers: { ...deal.answers, amount: 100 } });
    expect(run.code).toBe(0);
    expect(run.out).toContain('It is rejected at once: Below the smallest deal.');
  });

  it('looks at records that stand in its way', async () => {
    const run = await dryRun(northwind, { ...deal, records: { directOpportunity: null } }, '--json');
    expect(answerOf<DryRunOutput>(DryRunOutput, run).asked[0]?.chain).toBe('channelConflict');
  });

  it.each([
    ['without a moment', { ...deal, submittedAt: undefined }, [], 2, 'TW104'],
    ['at no moment', deal, ['--at', '2027-02-30'], 2, 'TW107'],
    ['with two partners', deal, ['--partner', 'docs/example/acme.partner.json'], 2, 'TW108'],
    ['with standard input twice', deal, ['--partner', '-'], 2, 'TW206'],
    ['with no such answer of people', deal, ['--people', 'maybe'], 2, 'TW106'],
    ['of a partner of whom nothing is known', unnamed, [], 1, 'TW303'],
    ['of what is no deal', [], [], 1, 'TW305'],
    ['of what is no JSON', '{ "answers": ', [], 1, 'TW305'],
  ])('refuses %s', async (_, content, more, exit, code) => {
    expect(await failure(content, ...more)).toMatchObject({ exit, code });
  });

  it('names each mistake of a deal', async () => {
    const wrong = { answer: {}, submittedAt: 5, partner: 'acme', records: { tenders: [], tender: {} } };
    expect(await failure(wrong)).toMatchObject({
      code: 'TW305',
      problems: [
        { pointer: '/answer' },
        { pointer: '/answers' },
        { pointer: '/submittedAt' },
        { pointer: '/partner' },
        { pointer: '/records/tenders' },
        { pointer: '/records/tender' },
      ],
    });
  });

  it('names what the program needs of a partner', async () => {
    const { problems } = await failure(unnamed);
    expect(problems).toMatchObject([
      { code: 'PDL401', pointer: '/attributes/type' },
      { code: 'PDL401', pointer: '/attributes/region' },
    ]);
  });

  it('refuses a program that registers no deals', async () => {
    const run = await dryRun(odoo, unnamed, '--json', '--partner', 'docs/example/acme.partner.json');
    expect(run.code).toBe(1);
    expect(answerOf<FailureOutput>(FailureOutput, run).error).toMatchObject({ code: 'TW306', problems: [{ code: 'OPS104' }] });
  });
});
