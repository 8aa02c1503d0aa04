import { readdir } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../failures/failure.ts';
import { isSystemError } from '../failures/system-failure.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** v9 comes before v10. */
const byNumber = new Intl.Collator('en', { numeric: true });

/** A path of the repository as it is typed from where the user is. */
export const fromHere = (path: string): string => {
  const typed = relative(process.cwd(), `${ROOT}${path}`);
  return typed.startsWith('..') ? `${ROOT}${path}` : typed;
};

/** The programs of rules/, a folder each, versions in the order of their names. Throws a Failure (TW201). */
export async function programFolders(): Promise<{ folder: string; files: string[] }[]> {
  try {
    const folders = (await readdir(`${ROOT}rules`, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const found = await Promise.all(
      folders.sort().map(async (folder) => {
        const names = (await readdir(`${ROOT}rules/${folder}`)).filter((name) => name.endsWith('.program.json')).sort(byNumber.compare);
        return { folder, files: names.map((name) => fromHere(`rules/${folder}/${name}`)) };
      }),
    );
    return found.filter(({ files }) => files.length > 0);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new Failure('TW201', 'There is no rules/ folder beside the command: the demonstration needs the repository.', { file: 'rules' });
  }
}
