import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Program, parseProgram } from '@tierwright/program';

const rules = fileURLToPath(new URL('../../rules', import.meta.url));

export interface ProgramFile {
  /** From `rules` on, such as `odoo/v11.program.json`. */
  path: string;
  source: string;
}

/** Every program of `rules`, by path. */
export const programFiles: readonly ProgramFile[] = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.program.json'))
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
  .map((path) => ({ path, source: readFileSync(join(rules, path), 'utf8') }));

const parsed = new Map<string, Program>();

/** The program of a file; a file that does not load is a failed test, with what is wrong. */
export function loaded({ path, source }: ProgramFile): Program {
  const known = parsed.get(path);
  if (known !== undefined) return known;
  const { program, problems } = parseProgram(source);
  if (program === undefined)
    throw new Error(`${path} does not load:\n${problems.map((p) => `${p.code} ${p.pointer} ${p.message}`).join('\n')}`);
  parsed.set(path, program);
  return program;
}
