import { Command } from 'commander';
import type { Act } from '../command-line/act.ts';
import { withExamples } from '../command-line/examples.ts';
import type { ExportOptions } from './export-items.ts';

const exportCommand = (act: Act): Command =>
  withExamples(
    new Command('export')
      .summary('write what runs of a program to a file')
      .description(
        'Writes the open deals, onboardings, memberships, requests for money and leads of a program as they are kept, one a line, with what they look at: the versions that they run under, people by id and role alone, what stands in the way of deals, and the ledgers of its funds. Reads the database of DATABASE_URL, or the folder of TIERWRIGHT_DATA while no server runs on it. A simulation tells with it what a version does to what runs.',
      )
      .argument('<program>', 'its id')
      .requiredOption('--out <file>', 'the file to write, NDJSON')
      .option('--tenant <slug>', 'short name of the vendor', 'main')
      .action((program: string, options: ExportOptions) =>
        act(async (session) => {
          const { exportItems } = await import('./export-items.ts');
          return exportItems(program, options, session);
        }),
      ),
    [['tierwright items export northwind --out running.ndjson', 'what runs of a program']],
  );

export const itemsCommand = (act: Act): Command =>
  new Command('items')
    .summary('what runs under programs')
    .description('Deals, onboardings and all else that runs.')
    .addCommand(exportCommand(act));
