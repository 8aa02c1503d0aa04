import { type Change, diffPrograms } from '@tierwright/program';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import { readPrograms } from '../files/program-file.ts';
import type { DiffOutput } from '../output/diff.ts';
import { escapeMarkdown } from '../terminal/markdown.ts';
import type { Session } from '../terminal/session.ts';
import type { Style } from '../terminal/style.ts';
import { count } from '../terminal/words.ts';

export interface DiffOptions {
  format: 'text' | 'markdown';
  exitCode?: boolean;
}

const MARKS = { added: '+', removed: '-', changed: '~', moved: '↕', text: '·' } as const satisfies Record<Change['kind'], string>;
const PAINT = { added: 'green', removed: 'red', changed: 'yellow', moved: 'yellow', text: 'dim' } as const satisfies Record<
  Change['kind'],
  keyof Style
>;

const bySection = (changes: readonly Change[]): [string, Change[]][] => {
  const sections = new Map<string, Change[]>();
  for (const change of changes) sections.set(change.section, [...(sections.get(change.section) ?? []), change]);
  return [...sections];
};

const heading = ({ from, to }: DiffOutput) =>
  `${from.title} ${from.version} → ${from.title === to.title ? '' : `${to.title} `}${to.version}`;

function textLines(output: DiffOutput, changes: readonly Change[], style: Style): string[] {
  const eases = ({ eases: how }: Change) => (how ? style.dim(`  (${how})`) : '');
  const sections = bySection(changes).flatMap(([section, members]) => [
    '',
    style.bold(section),
    ...members.map((change) => `  ${style[PAINT[change.kind]](MARKS[change.kind])} ${change.sentence}${eases(change)}`),
  ]);
  return [style.bold(heading(output)), ...sections, '', `${count(changes.length, 'change')}.`];
}

function markdownLines(output: DiffOutput, changes: readonly Change[]): string[] {
  const sections = bySection(changes).flatMap(([section, members]) => [
    `### ${section}`,
    '',
    ...members.map(({ sentence, eases }) => `- ${escapeMarkdown(sentence)}${eases ? ` _(${eases})_` : ''}`),
    '',
  ]);
  return [`## ${escapeMarkdown(heading(output))}`, '', ...sections, `${count(changes.length, 'change')}.`];
}

/** `tierwright diff`: what changed, as sentences. */
export async function diff(files: readonly [string, string], { format, exitCode }: DiffOptions, session: Session): Promise<ExitCode> {
  const [before, after] = await readPrograms(files, session);
  const { from, to, changes } = diffPrograms(before.program, after.program);
  const equal = before.hash === after.hash;
  const output: DiffOutput = { equal, from: { ...from, hash: before.hash }, to: { ...to, hash: after.hash }, changes };
  if (session.json) session.printJson(output);
  else if (equal) session.print('The two programs are equal: the same hash.');
  else session.print((format === 'markdown' ? markdownLines(output, changes) : textLines(output, changes, session.style)).join('\n'));
  return exitCode && !equal ? EXIT.no : EXIT.fine;
}
