import { problemLines } from '../check/problem-lines.ts';
import type { TestedFile, TestedStory } from '../output/test.ts';
import type { Style } from '../terminal/style.ts';
import { count } from '../terminal/words.ts';
import type { BrokenStory } from './stories-beside.ts';

const mark = (ok: boolean, style: Style): string => (ok ? style.green('✓') : style.red('✗'));

const difference = (where: string, expected: unknown, got: unknown, style: Style): string[] => [
  `      ${where}`,
  `        expected ${style.green(JSON.stringify(expected))}`,
  `        got      ${style.red(JSON.stringify(got))}`,
];

const storyLines = ({ file, story, ok, failures }: TestedStory, style: Style): string[] => [
  `  ${mark(ok, style)} ${story}`,
  ...failures.flatMap(({ line, at, path, expected, got }) => difference(`${file}:${line}  ${at}  ${path}`, expected, got, style)),
];

/** What came of a program's tests and stories: a line where all is well, else each that failed. */
export function fileLines(
  { file, tests, stories }: TestedFile,
  broken: readonly BrokenStory[],
  isVerbose: boolean,
  style: Style,
): string[] {
  const cases = tests.reduce((sum, test) => sum + test.cases, 0);
  const failed = [...tests, ...stories].filter(({ ok }) => !ok).length + broken.length;
  const all = tests.length + stories.length + broken.length;
  const told = stories.length > 0 ? `, ${count(stories.length, 'story', 'stories')}` : '';
  const head =
    failed > 0
      ? style.red(`FAILED  ${file}  ${failed} of ${count(all, 'test')}`)
      : all === 0
        ? style.yellow(`none    ${file}  no tests`)
        : `${style.green('ok')}      ${file}  ${count(tests.length, 'test')}, ${count(cases, 'case')}${told}`;
  return [
    head,
    ...tests
      .filter(({ ok }) => isVerbose || !ok)
      .flatMap(({ name, ok, failures }) => [
        `  ${mark(ok, style)} ${name}`,
        ...failures.flatMap(({ case: label, path, expected, got }) =>
          difference(`${label ? `${label}: ` : ''}${path}`, expected, got, style),
        ),
      ]),
    ...stories.filter(({ ok }) => isVerbose || !ok).flatMap((story) => storyLines(story, style)),
    ...broken.flatMap(({ file: at, problems, text }) => problems.flatMap((problem) => problemLines(at, problem, text, style))),
  ];
}
