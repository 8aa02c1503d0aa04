import { readFileSync } from 'node:fs';
import { type Problem, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { changed } from '../document/text-change.ts';
import { type QuickFix, quickFixes } from './quick-fixes.ts';

const TEXT = readFileSync(new URL('../../../../rules/northwind/2027.1.0.program.json', import.meta.url), 'utf8');

interface Case {
  readonly code: string;
  readonly from: string;
  readonly to: string;
  /** What is found of the fixed text; the whole text as it was where it is left out. */
  readonly after?: string;
  readonly words?: QuickFix['words'];
}

const cases: readonly Case[] = [
  { code: 'PDL100', from: '"to": null', to: '"to": None' },
  { code: 'PDL100', from: '"currency": "USD"', to: '"currency": USD' },
  { code: 'PDL100', from: '"title": "Northwind Partner Program",', to: '"title": "Northwind Partner Program"', words: 'fixAddComma' },
  { code: 'PDL100', from: '"to": null }', to: '"to": null, }', words: 'fixRemoveComma' },
  { code: 'PDL105', from: '"timeZone": "America/Los_Angeles"', to: '"timezone": "America/Los_Angeles"' },
  { code: 'PDL108', from: '"function": "service"', to: '"function": "sevice"' },
  { code: 'PDL109', from: '"pdl": "1.0"', to: '"pdl": "one"' },
  { code: 'PDL115', from: '"operator": "equal", "value": "EMEA"', to: '"operator": "==", "value": "EMEA"' },
  { code: 'PDL121', from: '"from": "2027-01-01"', to: '"from": "2027-04-31"', after: '"from": "2027-04-30"' },
  { code: 'PDL124', from: '"currency": "USD"', to: '"currency": "usd"' },
  {
    code: 'PDL125',
    from: '"when": { "all": [{ "fact": "partner.region", "operator": "equal", "value": "EMEA" }] }',
    to: '"when": { "fact": "partner.region", "operator": "equal", "value": "EMEA" }',
    words: 'fixGroup',
  },
  { code: 'PDL201', from: '"fact": "partner.region"', to: '"fact": "partner.regoin"' },
  { code: 'PDL206', from: '"atLeast": "silver"', to: '"atLeast": "sliver"' },
  { code: 'PDL208', from: '"owner": "alliances"', to: '"owner": "aliances"' },
];

const found = (text: string, code: string): { readonly problem: Problem; readonly fixes: readonly QuickFix[] } => {
  const { problems, document } = parseProgram(text);
  const problem = problems.find((each) => each.code === code);
  if (!problem) throw new Error(`${code} is not among ${problems.map((each) => each.code).join(', ')}.`);
  return { problem, fixes: quickFixes(problem, text, document ?? null) };
};

describe('what can be done about a problem', () => {
  it.each(cases)('$code: $to', ({ code, from, to, after, words = 'fixWrite' }) => {
    expect(TEXT).toContain(from);
    const broken = TEXT.replace(from, to);
    const { fixes } = found(broken, code);
    const fix = fixes.find((each) => each.words === words);
    expect(changed(broken, fix?.changes ?? [])).toBe(after === undefined ? TEXT : TEXT.replace(from, after));
  });

  it('takes out a key that is not known, and what nothing uses', () => {
    const unknown = TEXT.replace('"currency": "USD",', '"currency": "USD",\n  "colour": "red",');
    const [removal] = found(unknown, 'PDL105').fixes.filter(({ words }) => words === 'fixRemoveKey');
    expect(changed(unknown, removal?.changes ?? [])).toBe(TEXT);

    const unused = TEXT.replace('"facts": {', '"facts": {\n    "never.read": { "title": "X", "type": "boolean", "attribute": "x" },');
    const { fixes } = found(unused, 'PDL604');
    expect(fixes.map(({ words, values }) => [words, values.key])).toEqual([['fixRemovePart', 'never.read']]);
    expect(parseProgram(changed(unused, fixes[0]!.changes)).hash).toBe(parseProgram(TEXT).hash);
  });

  it('declares a role that is not there', () => {
    const broken = TEXT.replace('"owner": "alliances"', '"owner": "zebra"');
    const fix = found(broken, 'PDL208').fixes.find(({ words }) => words === 'fixDeclareRole');
    expect(parseProgram(changed(broken, fix?.changes ?? [])).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has none where the suggestion says no more than how', () => {
    const broken = TEXT.replace('"timeZone": "America/Los_Angeles"', '"timeZone": "Nowhere/At_All"');
    expect(found(broken, 'PDL123').fixes).toEqual([]);
  });

  it('leaves a text that is not the one the problem was found in', () => {
    const broken = TEXT.replace('"fact": "partner.region"', '"fact": "partner.regoin"');
    const { problem } = found(broken, 'PDL201');
    const { document } = parseProgram(TEXT);
    expect(quickFixes(problem, TEXT, document ?? null)).toEqual([]);
  });
});
