import { readdirSync, readFileSync } from 'node:fs';
import type { Json } from '@tierwright/program';
import { ProgramDocument } from '../document/program-document.ts';
import { isMembers } from '../document/reading.ts';

const rules = new URL('../../../../rules/', import.meta.url);

/** Every program of `rules/`: file and text. */
export const PROGRAMS = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.program.json'))
  .sort()
  .map((file) => ({ file, text: readFileSync(new URL(file, rules), 'utf8') }));

/** The program that fills in every section. */
export const northwind = (): ProgramDocument =>
  new ProgramDocument(PROGRAMS.find(({ file }) => file === 'northwind/2027.1.0.program.json')?.text ?? '');

/** Pointers of what differs: the outermost where a part is new or gone, the innermost where it changed. */
export function differences(before: Json | undefined, after: Json | undefined, at = ''): string[] {
  if (before === after || JSON.stringify(before) === JSON.stringify(after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((item, index) => differences(item, after[index], `${at}/${index}`));
  if (!isMembers(before) || !isMembers(after)) return [at];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    differences(before[key], after[key], `${at}/${key}`),
  );
}
