import type { PeopleAnswer } from '@tierwright/lifecycle';
import { Command, Option } from 'commander';
import type { Act } from '../command-line/act.ts';
import { withExamples } from '../command-line/examples.ts';
import type { DryRunOptions } from './print-dry-run.ts';

/** Spelled here, so that no command loads the lifecycle before it is needed. */
const PEOPLE = Object.keys({ prompt: true, atDue: true, never: true } satisfies Record<PeopleAnswer, true>);

export const dryRunCommand = (act: Act): Command =>
  withExamples(
    new Command('dry-run')
      .summary('what would happen to a deal')
      .description(
        'Registers a deal without anybody being told: what is decided at once, who is asked, and the whole calendar of reminders, escalations, warnings and ends.',
      )
      .argument('<file>', 'the program; - reads standard input')
      .requiredOption('--deal <file>', 'the deal: { answers, submittedAt?, partner?, records? }; - reads standard input')
      .option('--partner <file>', 'the partner file, where the deal names none')
      .option('--at <moment>', 'when it is submitted: "2027-03-01 10:00" local time of the program, or an instant with Z or an offset')
      .addOption(new Option('--people <how>', 'how people answer: at once, in the last moment, or never').choices(PEOPLE).default('prompt'))
      .action((file: string, options: DryRunOptions) =>
        act(async (session) => {
          const { printDryRun } = await import('./print-dry-run.ts');
          return printDryRun(file, options, session);
        }),
      ),
    [
      [
        'tierwright dry-run rules/northwind/2027.1.0.program.json --deal docs/example/contoso.deal.json',
        'a deal as its partner would register it',
      ],
      ['tierwright dry-run my.program.json --deal deal.json --partner acme.json --people never', 'and what comes of it if nobody answers'],
    ],
  );
