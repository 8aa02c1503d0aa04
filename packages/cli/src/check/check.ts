import type { Problem } from '@tierwright/program';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';
import { type LoadedDocument, loadDocument } from '../files/document.ts';
import { STANDARD_INPUT } from '../files/read-bytes.ts';
import type { CheckedFile, CheckOutput } from '../output/check.ts';
import type { Session } from '../terminal/session.ts';
import { count, listed } from '../terminal/words.ts';
import { problemLines } from './problem-lines.ts';

export interface CheckOptions {
  strict?: boolean;
  quiet?: boolean;
}

interface Checked extends CheckedFile {
  text?: string;
  /** The file could not be read at all. */
  failure?: Failure;
}

const unreadable = (file: string, failure: Failure): Checked => ({
  file,
  program: null,
  version: null,
  hash: null,
  problems: [{ code: failure.code, severity: 'error', pointer: '', message: failure.message }],
  failure,
});

/** A document with errors may still say which program it is. */
function identity({ parsed }: LoadedDocument, key: 'program' | 'version'): string | null {
  const value = parsed.document?.value;
  const word = value !== null && typeof value === 'object' && !Array.isArray(value) ? value[key] : undefined;
  return typeof word === 'string' ? word : null;
}

async function checkFile(file: string, session: Session): Promise<Checked> {
  try {
    const loaded = await loadDocument(file, session);
    const { hash, problems } = loaded.parsed;
    const checked = { file, program: identity(loaded, 'program'), version: identity(loaded, 'version'), hash: hash ?? null, problems };
    return loaded.text === undefined ? checked : { ...checked, text: loaded.text };
  } catch (error) {
    if (error instanceof Failure) return unreadable(file, error);
    throw error;
  }
}

const summary = (files: readonly Checked[]): string => {
  const problems = files.flatMap((file) => file.problems);
  const amount = (severity: Problem['severity']) => problems.filter((problem) => problem.severity === severity).length;
  const found = [
    [amount('error'), 'error', 'errors'],
    [amount('warning'), 'warning', 'warnings'],
    [amount('advice'), 'piece of advice', 'pieces of advice'],
  ] as const;
  const parts = found.filter(([number]) => number > 0).map(([number, one, many]) => count(number, one, many));
  return `${count(files.length, 'file')} checked: ${parts.length === 0 ? 'no problems' : listed(parts)}.`;
};

function printText(files: readonly Checked[], { quiet }: CheckOptions, session: Session) {
  for (const { file, problems, text, program, version, hash } of files) {
    const worth = quiet ? problems.filter(({ severity }) => severity === 'error') : problems;
    for (const problem of worth) session.print(`${problemLines(file, problem, text, session.style).join('\n')}\n`);
    if (!quiet && hash !== null)
      session.print(`${session.style.green('ok')}  ${file}  ${program} ${version}  ${session.style.dim(hash.slice(0, 12))}`);
  }
  if (!quiet) session.print(summary(files));
}

/** `tierwright check`: every problem of every file, at once. */
export async function check(files: readonly string[], options: CheckOptions, session: Session): Promise<ExitCode> {
  if (files.filter((file) => file === STANDARD_INPUT).length > 1) {
    throw new Failure('TW206', 'Standard input (-) is named twice; it can be read once.');
  }
  const checked: Checked[] = [];
  for (const file of files) checked.push(await checkFile(file, session));
  const fails = ({ severity }: Problem) => severity === 'error' || (options.strict === true && severity === 'warning');
  const ok = !checked.some(({ problems }) => problems.some(fails));
  if (session.json) {
    const output: CheckOutput = { ok, files: checked.map(({ text: _, failure: __, ...file }) => file) };
    session.printJson(output);
  } else printText(checked, options, session);
  const worst = checked.find(({ failure }) => failure)?.failure;
  return worst?.exit ?? (ok ? EXIT.fine : EXIT.no);
}
