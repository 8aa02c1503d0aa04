import { runTests } from '@tierwright/engine';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';
import { readProgram } from '../files/program-file.ts';
import { STANDARD_INPUT } from '../files/read-bytes.ts';
import type { TestedFile, TestOutput } from '../output/test.ts';
import type { Session } from '../terminal/session.ts';
import { count } from '../terminal/words.ts';
import { type BrokenStory, runStoriesBeside } from './stories-beside.ts';
import { fileLines } from './test-lines.ts';

export interface TestOptions {
  verbose?: boolean;
}

async function testFile(file: string, session: Session): Promise<{ tested: TestedFile; broken: readonly BrokenStory[] }> {
  const read = await readProgram(file, session);
  const { program, hash } = read;
  session.progress(`${file} …`);
  const tests = runTests(program).map(({ name, cases, failures }) => ({ name, ok: failures.length === 0, cases, failures }));
  const { stories, broken } = await runStoriesBeside(read, session);
  const shown = broken.map((story) => ({ file: story.file, problems: [...story.problems] }));
  return { tested: { file, program: program.program, version: program.version, hash, tests, stories, broken: shown }, broken };
}

/** A story that cannot be read names no version, so it is found beside each version: it counts once. */
const brokenFiles = (tested: readonly TestedFile[]): number => new Set(tested.flatMap(({ broken }) => broken.map(({ file }) => file))).size;

/** `tierwright test`: the tests that documents carry, and the stories beside them. */
export async function runDocumentTests(files: readonly string[], { verbose = false }: TestOptions, session: Session): Promise<ExitCode> {
  if (files.filter((file) => file === STANDARD_INPUT).length > 1) {
    throw new Failure('TW206', 'Standard input (-) is named twice; it can be read once.');
  }
  const all: TestedFile[] = [];
  for (const file of files) {
    const { tested, broken } = await testFile(file, session);
    all.push(tested);
    session.progress('');
    if (!session.json) session.print(fileLines(tested, broken, verbose, session.style).join('\n'));
  }
  const ran = all.flatMap(({ tests, stories }) => [...tests, ...stories]);
  const broken = brokenFiles(all);
  const failed = ran.filter(({ ok }) => !ok).length + broken;
  if (ran.length + broken === 0) throw new Failure('TW304', 'None of these programs has a test or a story.');
  if (session.json) session.printJson({ ok: failed === 0, files: all } satisfies TestOutput);
  else session.print(sumOf(all, broken, failed));
  return failed === 0 ? EXIT.fine : EXIT.no;
}

function sumOf(all: readonly TestedFile[], broken: number, failed: number): string {
  const tests = all.reduce((sum, file) => sum + file.tests.length, 0);
  const stories = all.reduce((sum, file) => sum + file.stories.length, broken);
  const told = stories > 0 ? ` and ${count(stories, 'story', 'stories')}` : '';
  return `${count(tests, 'test')}${told} in ${count(all.length, 'program')}: ${failed === 0 ? 'all pass' : `${failed} failed`}.`;
}
