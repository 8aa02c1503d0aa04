import { describe, expect, it } from 'vitest';
import { findFiles } from '../../scripts/find-files.mjs';
import { outdated } from '../../scripts/generated.mjs';
import { explainFailure, supportsNode } from '../../scripts/install.mjs';
import { problemsWith, quotesIn, rulesIn } from '../../scripts/spec-rules.mjs';
import { failureLines, finalLine, isFailure, tierLine } from '../../scripts/test-summary.mjs';
import { groupsOf, tiers } from '../../scripts/test-tiers.mjs';
import { countVitestReport, failuresOf, shares } from '../../scripts/vitest-report.mjs';

describe('rules and tests', () => {
  it('a rule begins a list item or a paragraph', () => {
    const markdown =
      '# T\n- **PDL-T3** Tiers are ordered.\n**FACT-W1** Windows.\n  * **FACT-W2a.** Nested.\n1. **CLI-X1**: Numbered.\nSee **PDL-T9**.\n- **Note** no rule\n- **D7** Places.\n- **S1.12** Finer.\n- **S1.** Ends.\n- **P90D** no rule\n- **A** none\n- **DX1** none';
    expect(rulesIn(markdown)).toEqual(['PDL-T3', 'FACT-W1', 'FACT-W2a', 'CLI-X1', 'D7', 'S1.12', 'S1']);
  });

  it('a title quotes the rules before its colon; a skipped test and a comment quote none', () => {
    const source = [
      "it('PDL-T3: one', f);",
      'it(`PDL-T4, PDL-T5 PDL-T6: several`, f);',
      "it.each([{ title: 'FACT-W1: in a table' }])('$title', f);",
      "it.skip('PDL-T7: later', f);",
      "it.todo('PDL-T8: later');",
      "// it('PDL-T9: gone', f);",
      "const code = 'PDL-T10';",
      "it('S1.2, D18: of the lifecycle', f);",
      "const text = 'P90D: no rule';",
      "it.skip('D7: later', f);",
    ].join('\n');
    expect(quotesIn(source)).toEqual(['PDL-T3', 'PDL-T4', 'PDL-T5', 'PDL-T6', 'FACT-W1', 'S1.2', 'D18']);
  });

  it('finds a rule without a test, a quote without a rule, and a rule defined twice', () => {
    const specs = [{ path: 'a/SPEC.md', text: '- **PDL-T1** x\n- **PDL-T2** x\n- **PDL-T1** y' }];
    const tests = [{ path: 'a.test.ts', text: "it('PDL-T1, PDL-T9: x', f)" }];
    expect(problemsWith(specs, tests)).toEqual({
      rules: 2,
      problems: [
        'a/SPEC.md: PDL-T1 is already defined in a/SPEC.md. Give one of them another number.',
        'a.test.ts: quotes PDL-T9, which no SPEC.md defines. Correct the number or write the rule.',
        'a/SPEC.md: PDL-T2 has no test. Begin the title of one with "PDL-T2: ".',
      ],
    });
  });
});

describe('generated files', () => {
  it('are outdated when the file differs or is missing', async () => {
    const files: Record<string, string> = { same: 'a\n', changed: 'a\n' };
    const entries = ['same', 'changed', 'missing'].map((path) => ({ path, content: () => (path === 'changed' ? 'b\n' : 'a\n') }));
    expect((await outdated(entries, (path: string) => files[path])).map(({ path }) => path)).toEqual(['changed', 'missing']);
  });
});

describe('installing', () => {
  it.each([
    ['v20.18.3', false],
    ['v20.19.0', true],
    ['v22.1.0', true],
    ['v18.20.0', false],
  ])('Node %s is supported: %s', (version, expected) => {
    expect(supportsNode(version)).toBe(expected);
  });

  it.each([
    ['npm error code ENOTFOUND', 'The package registry cannot be reached'],
    ['npm error code EUSAGE', 'package.json and package-lock.json disagree'],
    ['npm error code ENOSPC', 'npm may not write node_modules'],
    ['npm error odd', 'npm ci failed'],
  ])('%s is explained', (output, sentence) => {
    expect(explainFailure(output)).toContain(sentence);
  });
});

describe('counting', () => {
  const file = (status: string, ...outcomes: string[]) => ({ status, assertionResults: outcomes.map((outcome) => ({ status: outcome })) });

  it('adds up passed, failed and skipped tests', () => {
    const report = { testResults: [file('passed', 'passed', 'skipped', 'todo'), file('failed', 'passed', 'failed')] };
    expect(countVitestReport(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it('counts a file that did not load as one failure', () => {
    expect(countVitestReport({ testResults: [file('passed', 'passed'), file('failed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts an error outside every test as one failure', () => {
    expect(countVitestReport({ testResults: [file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts nothing when there is no report', () => {
    expect(countVitestReport(undefined, 1)).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });

  it('names what failed, with the beginning of why, and a file that did not load', () => {
    const failed = { status: 'failed', fullName: 'a b', failureMessages: [`\u001b[31mno\u001b[0m${'\n  at x'.repeat(90)}`] };
    const testResults = [
      { ...file('failed'), name: 'one', assertionResults: [{ status: 'passed', fullName: 'c' }, failed] },
      { ...file('failed'), name: 'two', message: 'cannot load' },
    ];
    const found = failuresOf({ testResults });
    expect(found.map(({ message, ...rest }: (typeof found)[number]) => [rest, message.split('\n').length])).toEqual([
      [{ file: 'one', title: 'a b' }, 40],
      [{ file: 'two', title: '' }, 1],
    ]);
    expect(failureLines([{ name: 'cli', failures: found }])).toEqual([
      expect.stringMatching(/^FAILED cli: one > a b\n {4}no\n/),
      'FAILED cli: two\n    cannot load\n',
    ]);
    expect(failuresOf(undefined)).toEqual([]);
  });
});

describe('tiers that run together', () => {
  const one = { name: 'one', files: /^one\// };
  const other = { name: 'other', files: /^other\// };
  const result = (name: string, status: string, seconds: number) => ({
    ...{ name: `/r/${name}`, status, startTime: 0, endTime: seconds },
    assertionResults: [{ status }],
  });

  it('are those of one name that follow each other', () => {
    const alone: { name: string; together?: string } = { name: 'alone' };
    const [a, b] = [
      { name: 'a', together: 'x' },
      { name: 'b', together: 'x' },
    ];
    expect(groupsOf([alone, a, b, alone, a])).toEqual([[alone], [a, b], [alone], [a]]);
    expect(groupsOf([alone, alone])).toEqual([[alone], [alone]]);
    expect(groupsOf(tiers).flat()).toEqual(tiers);
  });

  it('have their files of the report, and of the time what those took', () => {
    const testResults = [result('one/a', 'passed', 1), result('other/b', 'failed', 2), result('other/c', 'passed', 1)];
    const found = shares({ report: { testResults }, code: 1, root: '/r' }, [one, other]);
    expect(found.map(({ report, share, code }) => [countVitestReport(report, code), share])).toEqual([
      [{ passed: 1, failed: 0, skipped: 0 }, 0.25],
      [{ passed: 1, failed: 1, skipped: 0 }, 0.75],
    ]);
  });

  it('fail where the call fails and no test does, or where there is no report', () => {
    const testResults = [result('one/a', 'passed', 1), result('other/b', 'passed', 1)];
    const counted = (report: object | undefined) =>
      shares({ report, code: 1, root: '/r' }, [one, other]).map(({ report: own, code }) => countVitestReport(own, code));
    expect(counted({ testResults }).map(({ failed }) => failed)).toEqual([1, 0]);
    expect(counted(undefined)).toEqual([1, 2].map(() => ({ passed: 0, failed: 0, skipped: 0 })));
  });

  it('know the files of each of them', () => {
    const files = [
      ...findFiles('packages', '.test.ts'),
      ...findFiles('ui', '.test.ts'),
      ...findFiles('workflows', '.test.ts'),
      ...findFiles('test', '.test.ts'),
    ];
    const together = groupsOf(tiers).filter((group) => group.length > 1);
    expect(together.length).toBeGreaterThan(0);
    const homes = files.map(({ path }) => together.map((group) => group.filter((tier) => tier.files?.test(path))));
    // Of what lies beside its source, the projects say which tier of each group has it.
    expect(homes.filter((of) => of.every(({ length }) => length === 0) || of.some(({ length }) => length > 1))).toEqual([]);
  });
});

describe('the summary', () => {
  const passing = { name: 'unit', seconds: 1.25, passed: 3, failed: 0, skipped: 1 };
  const failing = { name: 'cli', seconds: 1, passed: 1, failed: 2, skipped: 0 };
  const empty = { name: 'programs', seconds: 1, passed: 0, failed: 0, skipped: 0 };
  const notRun = { name: 'zones', seconds: 0, notRun: 'no such folder: x' };

  it('has a line for each tier and the sums last', () => {
    expect([...[passing, failing, empty, notRun].map((result) => tierLine(result, false)), finalLine([passing, failing], false)]).toEqual([
      'unit          3 passed, 0 failed, 1 skipped (1.3 s)',
      'cli           1 passed, 2 failed, 0 skipped (1.0 s)',
      'programs      FAILED: found no test',
      'zones         not run: no such folder: x',
      '4 passed, 2 failed, 1 skipped',
    ]);
  });

  it('a tier that did not run fails in CI only; one without a test always fails', () => {
    expect([passing, failing, empty, notRun].map((result) => [isFailure(result, false), isFailure(result, true)])).toEqual([
      [false, false],
      [true, true],
      [true, true],
      [false, true],
    ]);
    expect([finalLine([passing, empty, notRun], false), finalLine([passing, empty, notRun], true)]).toEqual([
      '3 passed, 1 failed, 1 skipped',
      '3 passed, 2 failed, 1 skipped',
    ]);
  });
});
