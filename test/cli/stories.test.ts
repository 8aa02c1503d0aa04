import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestOutput } from '@tierwright/cli';
import { describe, expect, it } from 'vitest';
import { temporaryTree } from '../repository/temporary-tree.ts';
import { answerOf, expectNoStack, root, tierwright } from './tierwright.ts';

const gumdrop = readFileSync(join(root, 'rules/gumdrop/published.program.json'), 'utf8');
const story = readFileSync(join(root, 'rules/gumdrop/stories/half-for-the-second.story.yaml'), 'utf8');

/** Gumdrop in a folder of its own, with these stories beside it. */
const withStories = (stories: Record<string, string>): { folder: string; file: string } => {
  const beside = Object.fromEntries(Object.entries(stories).map(([name, text]) => [`stories/${name}.story.yaml`, text]));
  const folder = temporaryTree({ 'published.program.json': gumdrop, ...beside });
  return { folder, file: join(folder, 'published.program.json') };
};

describe('test, with stories beside a program', () => {
  it('runs those that name its version, and says so', async () => {
    const { file } = withStories({ one: story, other: story.replace('program: published', 'program: later') });
    const run = await tierwright(['test', '--verbose', file]);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(/^ok {6}.* 1 story$/m);
    expect(run.out).toContain("✓ The second partner gets half of the first one's discount, a third gets nothing");
    expect(run.out).toMatch(/tests? and 1 story in 1 program: all pass\.$/m);
  });

  it('answers the documented shape', async () => {
    const { folder, file } = withStories({ one: story, wrong: story.replace('terms.percent: 2.5', 'terms.percent: 4') });
    const run = await tierwright(['test', '--json', file]);
    expect(run.code).toBe(1);
    const { ok, files } = answerOf<TestOutput>(TestOutput, run);
    expect(ok).toBe(false);
    expect(files[0]?.broken).toEqual([]);
    expect(files[0]?.stories).toMatchObject([
      { file: join(folder, 'stories/one.story.yaml'), ok: true, steps: 8, failures: [] },
      { ok: false, failures: [{ step: 4, at: '2027-03-02 10:00', path: 'second.terms.percent', expected: 4, got: 2.5 }] },
    ]);
  });

  it('names the line, what was expected and what came', async () => {
    const { file } = withStories({ wrong: story.replace('terms.percent: 2.5', 'terms.percent: 4') });
    const line = story.slice(0, story.indexOf('terms.percent: 2.5')).split('\n').length - 3;
    const run = await tierwright(['test', file]);
    expect(run.code).toBe(1);
    expect(run.out).toMatch(
      new RegExp(`wrong\\.story\\.yaml:${line} {2}2027-03-02 10:00 {2}second\\.terms\\.percent\\n +expected 4\\n +got {6}2\\.5\\n`),
    );
    expect(run.out).toMatch(/: 1 failed\.$/m);
    expectNoStack(run);
  });

  it('shows the place of each mistake in a story that cannot be run', async () => {
    const { file } = withStories({
      broken: story.replace('type: submit, by: ola', 'type: submit, bye: ola').replace('at: 2027-03-04 10:00', 'when: 2027-03-04 10:00'),
      unknown: story.replace('third: { state', 'fourth: { state'),
    });
    const run = await tierwright(['test', file]);
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/broken\.story\.yaml:\d+:\d+ {2}error STORY102 {2}Nothing here is called `bye`\.\n.*bye: ola.*\n +\| +\^/);
    expect(run.out).toContain('error STORY102  Nothing here is called `when`.');
    expect(run.out).toContain('error STORY103  `at` is missing.');
    expect(run.out).toMatch(/unknown\.story\.yaml:\d+:\d+ {2}error STORY109 {2}No item is called `fourth` by then\./);
    expect(run.out).toMatch(/: 2 failed\.$/m);
    expectNoStack(run);
    const { files } = answerOf<TestOutput>(TestOutput, await tierwright(['test', '--json', file]));
    expect(files[0]?.broken.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['STORY102', 'STORY102', 'STORY103'],
      ['STORY109'],
    ]);
  });

  it('does not run on what is no text, or too much of it', async () => {
    const { file } = withStories({ binary: '\u0000\u0001', large: `# ${'x'.repeat(300_000)}` });
    const run = await tierwright(['test', '--json', file]);
    const { files } = answerOf<TestOutput>(TestOutput, run);
    expect(files[0]?.broken).toMatchObject([{ problems: [{}] }, { problems: [{ code: 'STORY101' }] }]);
    expectNoStack(run);
  });
});
