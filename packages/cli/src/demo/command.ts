import { Command } from 'commander';
import type { Act } from '../command-line/act.ts';
import { withExamples } from '../command-line/examples.ts';

export const demoCommand = (act: Act): Command =>
  withExamples(
    new Command('demo')
      .summary('see what it does, on real programs')
      .description(
        'Checks the real programs in rules/, makes a base of 4,000 partners, compares two versions of a real program over it, explains three partners and says what to try next. `npm start -- demo` runs it.',
      )
      .action(() =>
        act(async (session) => {
          const { demo } = await import('./demo.ts');
          return demo(session);
        }),
      ),
    [['tierwright demo', 'takes some seconds; writes only to .tierwright/ in the repository']],
  );
