import { Command, Option } from 'commander';
import type { Act } from '../command-line/act.ts';
import { withExamples } from '../command-line/examples.ts';
import type { DiffOptions } from './diff.ts';

export const diffCommand = (act: Act): Command =>
  withExamples(
    new Command('diff')
      .summary('say what changed between two versions')
      .description(
        'Compares two programs by meaning: a changed parameter names every tier, requirement and benefit that it reaches. Exit 0 whether or not they differ.',
      )
      .argument('<before>', 'the earlier program')
      .argument('<after>', 'the later program')
      .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'markdown']).default('text'))
      .option('--exit-code', 'exit 1 when the programs differ')
      .action((before: string, after: string, options: DiffOptions) =>
        act(async (session) => {
          const { diff } = await import('./diff.ts');
          return diff([before, after], options, session);
        }),
      ),
    [
      ['tierwright diff rules/odoo/v9b.program.json rules/odoo/v11.program.json', 'what a new version changes, as sentences'],
      ['tierwright diff --format markdown a.program.json b.program.json', 'for a pull request'],
    ],
  );
