import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Program, parseProgram } from '@tierwright/program';

/** A version of a program, as its file has it. */
export interface SampleProgram {
  readonly source: string;
  readonly program: Program;
}

/** v9 comes before v10. */
const byNumber = new Intl.Collator('en', { numeric: true });

async function readVersion(file: string): Promise<SampleProgram> {
  const source = await readFile(file, 'utf8');
  const { program, problems } = parseProgram(new TextEncoder().encode(source));
  if (!program) throw new Error(`${file}: ${problems[0]?.message ?? 'not a program'}`);
  return { source, program };
}

/** The programs of a folder, by id: the versions of each in their order. */
export async function samplePrograms(folder: string): Promise<ReadonlyMap<string, readonly SampleProgram[]>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.program.json')).sort(byNumber.compare);
  const programs = new Map<string, SampleProgram[]>();
  for (const name of names) {
    const version = await readVersion(join(folder, name));
    const { program: id } = version.program;
    programs.set(id, [...(programs.get(id) ?? []), version]);
  }
  return programs;
}

export interface Chosen {
  /** In force from the first day of the sample. */
  readonly active: SampleProgram;
  /** What follows it, where there is one. */
  readonly next?: SampleProgram;
}

/** The first day of a version; without one it has always held. */
export const firstDay = ({ program }: SampleProgram): string => program.effective?.from ?? '';

/** Of the versions of a program: the newest that holds on a day, and the one after it. */
export function versionsOn(versions: readonly SampleProgram[], day: string): Chosen | undefined {
  const ordered = [...versions].sort((a, b) => (firstDay(a) < firstDay(b) ? -1 : 1));
  const place = Math.max(
    0,
    ordered.findLastIndex((version) => firstDay(version) <= day),
  );
  const active = ordered[place];
  const next = ordered[place + 1];
  return active && { active, ...(next ? { next } : {}) };
}
