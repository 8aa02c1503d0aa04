import { Command, Option } from 'commander';
import type { Act } from '../command-line/act.ts';
import { withExamples } from '../command-line/examples.ts';
import { dateOption, integerOption } from '../command-line/options.ts';
import type { GenerateOptions } from './generate.ts';

const MOST_PARTNERS = 10_000_000;

const baseCommand = (act: Act): Command =>
  withExamples(
    new Command('base')
      .summary('a base of partners with records')
      .description(
        'Generates partners with records (orders, certificates, invoices, …) that the programs can decide. The same programs, size, seed and day give the same bytes.',
      )
      .requiredOption('--program <file...>', 'the program, or several versions that are to be compared')
      .addOption(integerOption('--size <partners>', 'how many partners', [1, MOST_PARTNERS]).makeOptionMandatory())
      .requiredOption('--out <folder>', 'where base.json and partners.ndjson are written')
      .addOption(new Option('--seed <seed>', 'a number or a word').default('1'))
      .addOption(dateOption('--as-of <day>', 'the day the base is made for (default: a year after the latest version begins)'))
      .option('--force', 'overwrite a base that is there')
      .action((options: GenerateOptions) =>
        act(async (session) => {
          const { generate } = await import('./generate.ts');
          return generate(options, session);
        }),
      ),
    [
      [
        'tierwright generate base --program rules/odoo/v9b.program.json rules/odoo/v11.program.json --size 4000 --seed 7 --out my-base',
        '4,000 partners for two versions',
      ],
    ],
  );

export const generateCommand = (act: Act): Command =>
  new Command('generate').summary('make sample data').description('Makes sample data for trying programs.').addCommand(baseCommand(act));
