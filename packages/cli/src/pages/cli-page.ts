import type { Command } from 'commander';
import { commands } from '../command-line/commands.ts';
import { AdminOutput } from '../output/admin.ts';
import { AuditOutput } from '../output/audit.ts';
import { CheckOutput } from '../output/check.ts';
import { DecisionOutput } from '../output/decision.ts';
import { DiffOutput } from '../output/diff.ts';
import { DryRunOutput } from '../output/dry-run.ts';
import { ExplanationOutput } from '../output/explanation.ts';
import { FailureOutput } from '../output/failure.ts';
import { GenerateOutput } from '../output/generate.ts';
import { ItemsExportOutput } from '../output/items.ts';
import { LapseOutput } from '../output/lapse.ts';
import { PathOutput } from '../output/path.ts';
import { PublishOutput } from '../output/publish.ts';
import { SimulationOutput } from '../output/simulation.ts';
import { TestOutput } from '../output/test.ts';
import { WrittenOutput } from '../output/written.ts';
import { outputText } from './type-text.ts';

const WIDTH = 100;

/** What each verb answers with `--json`; `demo` answers what `simulate` does. */
const OUTPUTS: Record<string, readonly [name: string, schema: object]> = {
  check: ['CheckOutput', CheckOutput],
  decide: ['DecisionOutput', DecisionOutput],
  explain: ['ExplanationOutput', ExplanationOutput],
  path: ['PathOutput', PathOutput],
  lapse: ['LapseOutput', LapseOutput],
  'dry-run': ['DryRunOutput', DryRunOutput],
  diff: ['DiffOutput', DiffOutput],
  test: ['TestOutput', TestOutput],
  simulate: ['SimulationOutput', SimulationOutput],
  'generate base': ['GenerateOutput', GenerateOutput],
  schema: ['WrittenOutput', WrittenOutput],
  publish: ['PublishOutput', PublishOutput],
  'admin create': ['AdminOutput', AdminOutput],
  'items export': ['ItemsExportOutput', ItemsExportOutput],
  'audit verify': ['AuditOutput', AuditOutput],
};

const LEADS: Record<string, string> = {
  schema: 'The answer is the schema itself; with `--out` and `--json`:',
};

const INTRODUCTION = `# The command line

Generated from the commands themselves; \`npm run generate\` writes it.

\`npx tierwright COMMAND\` in the repository. All but the last three run without a server.

- **Exit codes**: 0 fine; 1 the answer is no (a document has errors, a test fails, a partner cannot be decided); 2 wrong
  use (a file is missing, an option is unknown); 70 a mistake of ours, code TW999; 130 stopped by Ctrl-C, with nothing
  half-written. A reader that stops reading ends the
  command with 141, without a word.
- **Streams**: results go to standard output, progress, warnings and errors to standard error.
- **\`--json\`** answers JSON of the shape given with each command. An error is JSON on standard output too, with a stable
  code ([errors.md](errors.md)). \`@tierwright/cli\` exports each shape as a JSON Schema and as a type.
- **Colours** only on a terminal; \`--no-color\` or \`NO_COLOR=1\` turns them off.
- **Partner files** are \`{ id, title?, attributes?, records?, facts?, loaded?, previous?, family? }\`: money in major units,
  dates as YYYY-MM-DD. \`facts\` are given values and win over records. [example](example/acme.partner.json)
- **Bases** are folders with \`base.json\` and \`partners.ndjson\`, a partner file on each line. Kinds, fields and attributes
  that a program does not declare are passed over there. Your own base needs
  \`{ "format": "tierwright-base/1", "programs": [], "seed": 0, "size": N, "asOf": "YYYY-MM-DD" }\` beside the lines, and may add
  \`loaded\` (the day through which each record kind is loaded) and \`rates\` for all partners.
`;

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part), getOutHelpWidth: () => WIDTH });
  command.outputHelp();
  return text.trimEnd();
}

const section = (title: string, command: Command): string => {
  const output = OUTPUTS[title];
  const shape = output ? `\n\n${LEADS[title] ?? 'With `--json`:'}\n\n\`\`\`ts\n${outputText(...output)}\n\`\`\`` : '';
  return `## tierwright ${title}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\`${shape}\n`;
};

/** docs/cli.md: the help of every command, and what it answers with `--json`. */
export function cliPage(): string {
  const root = commands(async () => {}, { out: () => {}, width: WIDTH });
  const verbs = root.commands.flatMap((command) =>
    command.commands.length === 0
      ? [section(command.name(), command)]
      : command.commands.map((inner) => section(`${command.name()} ${inner.name()}`, inner)),
  );
  const failure = `## When it fails\n\nWith \`--json\`, whatever the command:\n\n\`\`\`ts\n${outputText('FailureOutput', FailureOutput)}\n\`\`\`\n`;
  return [INTRODUCTION, `\`\`\`text\n${helpOf(root)}\n\`\`\`\n`, ...verbs, failure].join('\n');
}
