import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Writes these files (path → text) and links (path → target) into a new folder, which goes away with the test. */
export const temporaryTree = (files: Record<string, string>, links: Record<string, string> = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tierwright-tree-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(target, join(folder, path), 'junction');
  }
  return folder;
};
