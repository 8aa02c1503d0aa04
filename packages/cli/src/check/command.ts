import { Command } from 'commander';
import type { Act } from '../command-line/act.ts';
import { withExamples } from '../command-line/examples.ts';
import type { CheckOptions } from './check.ts';

export const checkCommand = (act: Act): Command =>
  withExamples(
    new Command('check')
      .summary('find every problem of programs')
      .description(
        'Checks programs: shape, references, types, units, cycles, dates, and what may be unknown. All problems at once, each with code, line and column. Only errors fail.',
      )
      .argument('<file...>', 'programs (*.program.json); - reads standard input')
      .option('--strict', 'warnings fail too')
      .option('--quiet', 'print errors only')
      .action((files: string[], options: CheckOptions) =>
        act(async (session) => {
          const { check } = await import('./check.ts');
          return check(files, options, session);
        }),
      ),
    [
      ['tierwright check rules/odoo/*.program.json', 'check every version of a program'],
      ['tierwright check --strict my.program.json', 'fail on warnings too, for a pipeline'],
      ['tierwright check --json - < my.program.json', 'read standard input, answer JSON'],
    ],
  );
