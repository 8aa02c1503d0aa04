import { Command } from 'commander';
import type { Act } from '../command-line/act.ts';
import { withExamples } from '../command-line/examples.ts';
import { dateOption } from '../command-line/options.ts';
import type { LapseOptions } from './print-lapse.ts';

export const lapseCommand = (act: Act): Command =>
  withExamples(
    new Command('lapse')
      .summary('when tiers lapse if nothing else changes')
      .description(
        'For each tier that a partner holds: the first day on which it is no longer met, and on which it is lost, if nothing else changes; certificates expire, records leave their windows, thresholds change by date. Every answer is run through both evaluators.',
      )
      .argument('<file>', 'the program; - reads standard input')
      .requiredOption('--partner <file>', 'the partner file; - reads standard input')
      .addOption(dateOption('--as-of <day>', 'the day that is asked about, YYYY-MM-DD').makeOptionMandatory())
      .option('--horizon <duration>', 'how far to look ahead, ISO 8601 (default: P2Y)')
      .addOption(dateOption('--as-known-on <day>', 'only records that were recorded by this day count'))
      .option('--ignore-extra', 'pass over kinds, fields and attributes that the program does not declare')
      .action((file: string, options: LapseOptions) =>
        act(async (session) => {
          const { printLapse } = await import('./print-lapse.ts');
          return printLapse(file, options, session);
        }),
      ),
    [
      [
        'tierwright lapse rules/northwind/2026.2.0.program.json --partner docs/example/kite.partner.json --as-of 2026-06-30',
        'when its tier lapses, and why',
      ],
    ],
  );
