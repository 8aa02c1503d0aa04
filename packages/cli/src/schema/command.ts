import { Command } from 'commander';
import type { Act } from '../command-line/act.ts';
import { withExamples } from '../command-line/examples.ts';
import type { SchemaOptions } from './print-schema.ts';

export const schemaCommand = (act: Act): Command =>
  withExamples(
    new Command('schema')
      .summary('print the JSON Schema of programs')
      .description('Prints the JSON Schema of the program language, for editors and other tools.')
      .option('--draft-07', 'for editors that know draft-07 only, such as VS Code')
      .option('--out <file>', 'write it to a file')
      .action((options: SchemaOptions) =>
        act(async (session) => {
          const { printSchema } = await import('./print-schema.ts');
          return printSchema(options, session);
        }),
      ),
    [
      ['tierwright schema > pdl.schema.json', 'keep the schema beside your programs'],
      ['tierwright schema --draft-07 --out .vscode/pdl.schema.json', 'hover texts and completion in an editor'],
    ],
  );
