import type { Program } from '@tierwright/program';
import type { SimulationOutput } from '../output/simulation.ts';
import type { Style } from '../terminal/style.ts';
import { table } from '../terminal/table.ts';
import { answerTables } from './answer-tables.ts';
import { directionsText, reportTables } from './report-tables.ts';

const short = (hash: string) => hash.slice(0, 12);

function tableLines(title: string, rows: readonly string[][], align: Parameters<typeof table>[1], style: Style): string[] {
  const [head, ...body] = table(rows, align, '  ');
  return ['', style.bold(title), style.dim(head ?? ''), ...body];
}

/** What a report was made of, for the last lines. */
export function reproduceLines({ reproduce }: SimulationOutput): string[] {
  const { baseline, candidate, base, asOf, engineVersion, command } = reproduce;
  return [
    `${baseline.program} ${baseline.version} ${short(baseline.hash)} → ${candidate.program} ${candidate.version} ${short(candidate.hash)}, as of ${asOf}, base ${short(base)}, engine ${engineVersion}`,
    command,
  ];
}

/** A report for a terminal. */
export function reportLines(output: SimulationOutput, candidate: Program, style: Style): string[] {
  const moved = directionsText(output);
  return [
    style.bold(output.summary),
    ...(moved === '' ? [] : [`${moved}.`]),
    ...[...reportTables(output), ...answerTables(output, candidate)].flatMap(({ title, rows, align }) =>
      tableLines(title, rows, align, style),
    ),
    '',
    ...reproduceLines(output).map(style.dim),
  ];
}
