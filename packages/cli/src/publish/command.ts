import { Command } from 'commander';
import type { Act } from '../command-line/act.ts';
import { withExamples } from '../command-line/examples.ts';
import type { PublishOptions } from './publish.ts';

export const publishCommand = (act: Act): Command =>
  withExamples(
    new Command('publish')
      .summary('hand a program in for review at a server')
      .description(
        'Checks a program, keeps it as a draft at a server and asks for its review. Whoever publishes is its author: other people approve it and put it into force. TIERWRIGHT_API_KEY holds the key of a program designer.',
      )
      .argument('<file>', 'the program; - reads standard input')
      .option('--server <address>', 'of the server (default: TIERWRIGHT_URL, else http://127.0.0.1:7400)')
      .option('--note <text>', 'what reviewers should know')
      .action((file: string, options: PublishOptions) =>
        act(async (session) => {
          const { publish } = await import('./publish.ts');
          return publish(file, options, session);
        }),
      ),
    [
      [
        'TIERWRIGHT_API_KEY=tw_… tierwright publish rules/northwind/2027.1.0.program.json --note "Gold from 2 certificates"',
        'hand in a new version',
      ],
    ],
  );
