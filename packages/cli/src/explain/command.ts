import { Command, Option } from 'commander';
import type { Act } from '../command-line/act.ts';
import { withExamples } from '../command-line/examples.ts';
import { withDecisionOptions } from '../decide/command.ts';
import type { ExplainOptions } from './print-explanation.ts';

export const explainCommand = (act: Act): Command =>
  withExamples(
    withDecisionOptions(
      new Command('explain')
        .summary('say in sentences why')
        .description(
          'Decides one partner and says why in sentences that can be forwarded: what each requirement asks, what was measured, what is missing.',
        ),
    )
      .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'markdown']).default('text'))
      .action((file: string, options: ExplainOptions) =>
        act(async (session) => {
          const { printExplanation } = await import('./print-explanation.ts');
          return printExplanation(file, options, session);
        }),
      ),
    [
      [
        'tierwright explain rules/odoo/v11.program.json --partner docs/example/acme.partner.json --as-of 2023-07-01',
        'why this tier, and what the next one asks',
      ],
    ],
  );
