import { Command } from 'commander';
import type { Act } from '../command-line/act.ts';
import { withExamples } from '../command-line/examples.ts';
import type { TestOptions } from './run-document-tests.ts';

export const testCommand = (act: Act): Command =>
  withExamples(
    new Command('test')
      .summary("run the documents' own tests and stories")
      .description(
        'Runs the tests that programs carry and the stories beside them (stories/*.story.yaml): what was expected and what came out, for each that fails. Exit 1 when one fails.',
      )
      .argument('<file...>', 'programs; - reads standard input')
      .option('--verbose', 'name the tests that pass, too')
      .action((files: string[], options: TestOptions) =>
        act(async (session) => {
          const { runDocumentTests } = await import('./run-document-tests.ts');
          return runDocumentTests(files, options, session);
        }),
      ),
    [['tierwright test rules/*/*.program.json', 'the tests of every program']],
  );
