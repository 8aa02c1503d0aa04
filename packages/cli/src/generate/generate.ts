import { generateBase } from '@tierwright/sample-data';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';
import { type ProgramFile, readProgram } from '../files/program-file.ts';
import type { GenerateOutput } from '../output/generate.ts';
import type { Session } from '../terminal/session.ts';
import { count, listed, shown } from '../terminal/words.ts';
import { defaultDay } from './default-day.ts';
import { writeBase } from './write-base.ts';

export interface GenerateOptions {
  program: string[];
  size: number;
  seed: string;
  out: string;
  asOf?: string;
  force?: boolean;
}

/** `tierwright generate base` */
export async function generate(options: GenerateOptions, session: Session): Promise<ExitCode> {
  const { size, seed, out, force = false } = options;
  const files: ProgramFile[] = [];
  for (const file of options.program) files.push(await readProgram(file, session));
  const programs = files.map(({ program }) => program);
  const made = generateBase(programs, { size, seed, asOf: options.asOf ?? defaultDay(programs) });
  if (!made.ok) {
    const names = listed(options.program);
    throw new Failure('TW406', `No base can be made for ${names}: ${made.problems[0]?.message ?? ''}`, { problems: made.problems });
  }
  const { manifest } = made.value;
  await writeBase(made.value, out, force, (done) => session.progress(`${shown(done)} of ${shown(size)} partners generated …`));
  session.progress('');
  if (session.json) session.printJson({ ok: true, folder: out, ...manifest } satisfies GenerateOutput);
  else {
    const versions = manifest.programs.map(({ program, version }) => `${program} ${version}`);
    session.print(`${count(size, 'partner')} for ${listed(versions)}, seed ${seed}, as of ${manifest.asOf}, in ${out}.`);
  }
  return EXIT.fine;
}
