import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from '../start-process.ts';
import { GUARDS } from './guards.ts';

const COPIED = [
  'packages',
  'workflows',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.package.json',
  'package.json',
  'scripts',
  'rules',
];

/** Sources that are others without a guard, by their path; throws where a guard is no longer where it is taken away. */
export function sourcesWithout(guard: string): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const { file, from, to } of GUARDS[guard]?.changes ?? []) {
    const text = sources.get(file) ?? readFileSync(join(root, file), 'utf8');
    if (text.split(from).length !== 2) throw new Error(`${file} has not once: ${from}`);
    sources.set(
      file,
      text.replace(from, () => to),
    );
  }
  return sources;
}

/** A copy of the repository without a guard, built; and what takes it away. */
export function copyWithout(guard: string): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'tierwright-without-'));
  for (const name of COPIED) {
    cpSync(join(root, name), join(folder, name), {
      recursive: true,
      preserveTimestamps: true,
      filter: (file) => basename(file) !== 'node_modules',
    });
  }
  // Other people's packages are shared; ours are those of the copy.
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@tierwright'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@tierwright') symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  for (const name of readdirSync(join(folder, 'packages'))) symlinkSync(join(folder, 'packages', name), join(modules, '@tierwright', name));
  symlinkSync(join(folder, 'workflows'), join(modules, '@tierwright', 'workflows'));
  for (const [file, text] of sourcesWithout(guard)) writeFileSync(join(folder, file), text);
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    throw new Error(`The copy without ${guard} does not build:\n${(error as { stdout?: string }).stdout}`);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
