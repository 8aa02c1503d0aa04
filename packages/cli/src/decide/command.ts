import { Command } from 'commander';
import type { Act } from '../command-line/act.ts';
import { withExamples } from '../command-line/examples.ts';
import { dateOption } from '../command-line/options.ts';
import type { DecisionOptions } from './decide-file.ts';

/** The arguments that `decide` and `explain` share. */
export const withDecisionOptions = (command: Command): Command =>
  command
    .argument('<file>', 'the program; - reads standard input')
    .requiredOption(
      '--partner <file>',
      'the partner file: { id, attributes, records } or { id, attributes, facts }; - reads standard input',
    )
    .addOption(dateOption('--as-of <day>', 'the day that is decided, YYYY-MM-DD').makeOptionMandatory())
    .addOption(dateOption('--parameters-as-of <day>', 'the day whose thresholds and rates hold (default: --as-of)'))
    .addOption(dateOption('--as-known-on <day>', 'only records that were recorded by this day count'))
    .option('--ignore-extra', 'pass over kinds, fields and attributes that the program does not declare');

export const decideCommand = (act: Act): Command =>
  withExamples(
    withDecisionOptions(
      new Command('decide')
        .summary('decide one partner: tier, benefits, deal')
        .description(
          'Decides one partner under a program: tracks, tiers, benefits with amounts, and the deal where one is given. With --json the whole trace.',
        ),
    ).action((file: string, options: DecisionOptions) =>
      act(async (session) => {
        const { printDecision } = await import('./print-decision.ts');
        return printDecision(file, options, session);
      }),
    ),
    [
      [
        'tierwright decide rules/odoo/v11.program.json --partner docs/example/acme.partner.json --as-of 2023-07-01',
        'tier and benefits on a day',
      ],
      ['tierwright decide my.program.json --partner - --as-of 2026-03-01 --json < partner.json', 'from standard input, with the trace'],
    ],
  );
