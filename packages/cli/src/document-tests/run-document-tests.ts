import { runTests } from '@tierwright/engine';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';
import { readProgram } from '../files/program-file.ts';
import { STANDARD_INPUT } from '../files/read-bytes.ts';
import type { TestedFile, TestOutput } from '../output/test.ts';
import type { Session } from '../terminal/session.ts';
import type { Style } from '../terminal/style.ts';
import { count } from '../terminal/words.ts';

export interface TestOptions {
  verbose?: boolean;
}

async function testFile(file: string, session: Session): Promise<TestedFile> {
  const { program, hash } = await readProgram(file, session);
  session.progress(`${file} …`);
  const tests = runTests(program).map(({ name, cases, failures }) => ({ name, ok: failures.length === 0, cases, failures }));
  return { file, program: program.program, version: program.version, hash, tests };
}

function fileLines({ file, tests }: TestedFile, verbose: boolean, style: Style): string[] {
  const failed = tests.filter(({ ok }) => !ok);
  const cases = tests.reduce((sum, test) => sum + test.cases, 0);
  const head =
    failed.length > 0
      ? style.red(`FAILED  ${file}  ${failed.length} of ${count(tests.length, 'test')}`)
      : tests.length === 0
        ? style.yellow(`none    ${file}  no tests`)
        : `${style.green('ok')}      ${file}  ${count(tests.length, 'test')}, ${count(cases, 'case')}`;
  const told = verbose ? tests : failed;
  const lines = told.flatMap(({ name, ok, failures }) => [
    `  ${ok ? style.green('✓') : style.red('✗')} ${name}`,
    ...failures.flatMap(({ case: label, path, expected, got }) => [
      `      ${label ? `${label}: ` : ''}${path}`,
      `        expected ${style.green(JSON.stringify(expected))}`,
      `        got      ${style.red(JSON.stringify(got))}`,
    ]),
  ]);
  return [head, ...lines];
}

/** `tierwright test`: the tests that documents carry. */
export async function runDocumentTests(files: readonly string[], { verbose = false }: TestOptions, session: Session): Promise<ExitCode> {
  if (files.filter((file) => file === STANDARD_INPUT).length > 1) {
    throw new Failure('TW206', 'Standard input (-) is named twice; it can be read once.');
  }
  const tested: TestedFile[] = [];
  for (const file of files) {
    const result = await testFile(file, session);
    tested.push(result);
    if (!session.json) session.print(fileLines(result, verbose, session.style).join('\n'));
  }
  session.progress('');
  const tests = tested.flatMap((file) => file.tests);
  const failed = tests.filter(({ ok }) => !ok).length;
  if (tests.length === 0) throw new Failure('TW304', 'None of these programs has a test.');
  if (session.json) session.printJson({ ok: failed === 0, files: tested } satisfies TestOutput);
  else
    session.print(
      `${count(tests.length, 'test')} in ${count(tested.length, 'program')}: ${failed === 0 ? 'all pass' : `${failed} failed`}.`,
    );
  return failed === 0 ? EXIT.fine : EXIT.no;
}
