import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { adminCommand } from '../admin/command.ts';
import { auditCommand } from '../audit/command.ts';
import { checkCommand } from '../check/command.ts';
import { decideCommand } from '../decide/command.ts';
import { demoCommand } from '../demo/command.ts';
import { diffCommand } from '../diff/command.ts';
import { testCommand } from '../document-tests/command.ts';
import { dryRunCommand } from '../dry-run/command.ts';
import { explainCommand } from '../explain/command.ts';
import { generateCommand } from '../generate/command.ts';
import { itemsCommand } from '../items/command.ts';
import { lapseCommand } from '../lapse/command.ts';
import { pathCommand } from '../path/command.ts';
import { publishCommand } from '../publish/command.ts';
import { schemaCommand } from '../schema/command.ts';
import { simulateCommand } from '../simulate/command.ts';
import type { Act } from './act.ts';
import { withExamples } from './examples.ts';

const ownVersion = (): string => JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;

/** The whole command line. `write` receives help and version texts. */
export function commands(act: Act, write: { out: (text: string) => void; width: number }): Command {
  const root = withExamples(
    new Command('tierwright')
      .description('Partner programs as one versioned JSON document: checked, decided, explained, compared, tested, simulated.')
      .version(ownVersion(), '-V, --version', 'print the version')
      .helpOption('-h, --help', 'print help')
      .helpCommand('help [command]', 'print the help of a command')
      .option('--json', 'answer JSON on standard output, errors too')
      .option('--no-color', 'no colours (also: NO_COLOR=1, or output that is not a terminal)'),
    [
      ['tierwright check rules/odoo/v11.program.json', 'find every problem of a program'],
      ['tierwright demo', 'see what it does, on real programs'],
    ],
  );
  const verbs = [
    checkCommand,
    decideCommand,
    explainCommand,
    pathCommand,
    lapseCommand,
    dryRunCommand,
    diffCommand,
    testCommand,
    simulateCommand,
    generateCommand,
    schemaCommand,
    demoCommand,
    publishCommand,
    adminCommand,
    auditCommand,
    itemsCommand,
  ].map((verb) => verb(act));
  for (const command of verbs) root.addCommand(command);
  const all = [root, ...root.commands.flatMap((command) => [command, ...command.commands])];
  for (const command of all) {
    command.exitOverride();
    command.configureHelp({ showGlobalOptions: true, helpWidth: Math.min(write.width, 110) });
    // Errors arrive as exceptions and are printed in one place; commander prints help only.
    command.configureOutput({ writeOut: write.out, writeErr: () => {}, outputError: () => {} });
  }
  return root;
}
