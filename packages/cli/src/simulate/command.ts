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
      .requiredOption('--base <path>', 'the base: a folder with base.json, a file with a partner a line (.ndjson), or a snapshot (.arrow)')
      .addOption(dateOption('--as-of <day>', 'the day that is decided (default: the day the base was made for)'))
      .addOption(dateOption('--from <day>', 'decide a range of days: states are carried on from day to day'))
      .addOption(dateOption('--to <day>', 'the last day of the range (default: as --as-of)'))
      .addOption(
        new Option('--step <period>', 'count partners at the end of each (default: quarter)').choices(['month', 'quarter', 'year']),
      )
      .addOption(dateOption('--parameters-as-of <day>', 'the day whose thresholds and rates hold (default: --as-of)'))
      .addOption(dateOption('--as-known-on <day>', 'only records that were recorded by this day count'))
      .option('--partner <id...>', 'explain these partners under both versions')
      .option('--items <file>', 'what runs (deals, onboardings, members …), as `tierwright items export` writes it')
      .option(
        '--notices',
        'which notices partners would get; without their memberships in --items, as members with the tiers of the baseline',
      )
      .option('--sweep <threshold...>', 'what comes of other values: PARAMETER@TIER=FROM..TO/STEP')
      .option('--seek <goal...>', 'what is to be met: MEASURE:WHAT<=VALUE (or >=)')
      .option('--move <threshold...>', 'which thresholds may be moved for it')
      .option('--attribute', 'which change of the new version moves how many partners')
      .option(
        '--save-snapshot <file>',
        'keep the base as columns (.arrow), to be named as --base the next time; of one that is there already, columns whose definitions and base did not change are reused',
      )
      .option('--html <file>', 'write the report as one page')
      .option('--csv <folder>', 'write its tables for spreadsheets')
      .option('--skip-bad', 'leave out rows of the base that are wrong; else one wrong row refuses it')
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
      [
        'tierwright simulate old.program.json new.program.json --base my-base --save-snapshot my-base.arrow --html report.html',
        'the report as a page; `--base my-base.arrow` is fast from then on',
      ],
      [
        "tierwright simulate old.program.json new.program.json --base my-base.arrow --seek 'partners:resale/gold<=40' --move min.bookings@gold",
        'which threshold leaves no more than 40 Gold partners',
      ],
      [
        'tierwright simulate old.program.json new.program.json --base my-base --from 2027-01-01 --to 2028-12-31 --step quarter --attribute',
        'two years under each version, and which change does what',
      ],
    ],
  );
