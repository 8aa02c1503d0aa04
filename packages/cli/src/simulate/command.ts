import { Command, Option } from 'commander';
import type { Act } from '../command-line/act.ts';
import { withExamples } from '../command-line/examples.ts';
import { dateOption } from '../command-line/options.ts';
import type { SimulateOptions } from './simulate.ts';

export const simulateCommand = (act: Act): Command =>
  withExamples(
    new Command('simulate')
      .summary('what a new version does to a base of partners')
      .description(
        'Decides every partner of a base under two versions: who moves between tiers and why, what the benefits cost in a year before and after, and one sentence that sums it up.',
      )
      .argument('<baseline>', 'the version in force')
      .argument('<candidate>', 'the version that may follow')
      .requiredOption('--base <folder>', 'the base: base.json and partners.ndjson')
      .addOption(dateOption('--as-of <day>', 'the day that is decided (default: the day the base was made for)'))
      .addOption(dateOption('--parameters-as-of <day>', 'the day whose thresholds and rates hold (default: --as-of)'))
      .addOption(dateOption('--as-known-on <day>', 'only records that were recorded by this day count'))
      .option('--partner <id...>', 'explain these partners under both versions')
      .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'markdown']).default('text'))
      .action((baseline: string, candidate: string, options: SimulateOptions) =>
        act(async (session) => {
          const { simulate } = await import('./simulate.ts');
          return simulate([baseline, candidate], options, session);
        }),
      ),
    [
      ['tierwright simulate rules/odoo/v9b.program.json rules/odoo/v11.program.json --base my-base', 'on the day the base was made for'],
      [
        'tierwright simulate old.program.json new.program.json --base my-base --as-of 2026-12-31 --partner P000012',
        'on another day, one partner explained',
      ],
    ],
  );
