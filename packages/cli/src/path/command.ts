import { Command } from 'commander';
import type { Act } from '../command-line/act.ts';
import { withExamples } from '../command-line/examples.ts';
import { withDecisionOptions } from '../decide/command.ts';
import type { PathOptions } from './print-path.ts';

export const pathCommand = (act: Act): Command =>
  withExamples(
    withDecisionOptions(
      new Command('path')
        .summary('what it takes to reach a tier')
        .description(
          'The cheapest changes of what can be moved (`actionable` facts) that reach a tier, by when, and what they cost; where it is met already how far values may fall; where nothing reaches it what stands in the way, with exit code 1. Every answer is replayed by both evaluators.',
        ),
    )
      .requiredOption('--to <tier>', 'the id of the tier')
      .option('--track <track>', 'the track, where several that apply have the tier')
      .option('--group <group>', 'a group of the track (default: each of them)')
      .action((file: string, options: PathOptions) =>
        act(async (session) => {
          const { printPath } = await import('./print-path.ts');
          return printPath(file, options, session);
        }),
      ),
    [
      [
        'tierwright path rules/northwind/2026.2.0.program.json --partner docs/example/kite.partner.json --to gold --as-of 2026-06-30',
        'the cheapest way to Gold',
      ],
    ],
  );
