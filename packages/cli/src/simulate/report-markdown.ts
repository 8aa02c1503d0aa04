import type { Program } from '@tierwright/program';
import { explanationMarkdown } from '../explain/explanation-lines.ts';
import type { SimulationOutput } from '../output/simulation.ts';
import { escapeMarkdown, markdownTable } from '../terminal/markdown.ts';
import { answerTables } from './answer-tables.ts';
import { reproduceLines } from './report-lines.ts';
import { directionsText, reportTables } from './report-tables.ts';

/** A report in Markdown. */
export function reportMarkdown(output: SimulationOutput, program: Program): string[] {
  const { baseline, candidate } = output.reproduce;
  const [made = '', command = ''] = reproduceLines(output);
  const moved = directionsText(output);
  return [
    `## ${escapeMarkdown(`${baseline.program} ${baseline.version} → ${candidate.version}`)}`,
    '',
    `**${escapeMarkdown(output.summary)}**`,
    ...(moved === '' ? [] : ['', `${moved}.`]),
    ...[...reportTables(output), ...answerTables(output, program)].flatMap(({ title, rows, align }) => [
      '',
      `### ${escapeMarkdown(title)}`,
      '',
      ...markdownTable(rows, align),
    ]),
    ...output.explained.flatMap(({ before, after }) => ['', ...explanationMarkdown(before), '', ...explanationMarkdown(after)]),
    '',
    `_${escapeMarkdown(made)}_`,
    '',
    '```sh',
    command,
    '```',
  ];
}
