import type { Command } from 'commander';

/** Adds examples under a command's help: what to type, and what it does. */
export function withExamples(command: Command, examples: readonly (readonly [line: string, does: string])[]): Command {
  const width = Math.max(...examples.map(([line]) => line.length));
  const tooWide = width > 60;
  const lines = examples.map(([line, does]) => (tooWide ? `  ${line}\n      ${does}` : `  ${line.padEnd(width)}  ${does}`));
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}
