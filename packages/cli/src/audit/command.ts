import { Command } from 'commander';
import type { Act } from '../command-line/act.ts';
import { withExamples } from '../command-line/examples.ts';
import type { VerifyOptions } from './verify.ts';

const verifyCommand = (act: Act): Command =>
  withExamples(
    new Command('verify')
      .summary('verify the chain of every command')
      .description(
        'Works out every hash of the audit chain again, in the database of DATABASE_URL, or in the folder of TIERWRIGHT_DATA while no server runs on it. Names the first row that is not what it was.',
      )
      .option('--tenant <slug>', 'this vendor only')
      .option('--anchor <rows:hash>', 'the end of the chain at an earlier time, which has to be in it; with --tenant')
      .action((options: VerifyOptions) =>
        act(async (session) => {
          const { verify } = await import('./verify.ts');
          return verify(options, session);
        }),
      ),
    [
      ['tierwright audit verify', 'every vendor'],
      ['tierwright audit verify --tenant northwind --anchor 1204:9f86d081884c7d65…', 'that nothing was cut off since'],
    ],
  );

export const auditCommand = (act: Act): Command =>
  new Command('audit')
    .summary('the record of who did what')
    .description('The record of every command that changed something.')
    .addCommand(verifyCommand(act));
