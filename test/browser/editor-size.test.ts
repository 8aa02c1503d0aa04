import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { editorFolder } from '@tierwright/ui';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildUi } from '../../scripts/build-ui.mjs';

/** Bytes of JavaScript, compressed with gzip -9. */
const FIRST_LOAD = 200_000;
const EDITOR = 1_100_000;

/** What Vite says of a file that it made. */
interface Made {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
}

const manifest = (): Readonly<Record<string, Made>> => JSON.parse(readFileSync(join(editorFolder, '.vite', 'manifest.json'), 'utf8'));

beforeAll(async () => {
  if ((await buildUi()) !== 0) throw new Error('The editor could not be built: its messages are above.');
});

/** Everything that is loaded together with a file. */
function loadedWith(all: Readonly<Record<string, Made>>, name: string, found = new Set<string>()): Set<string> {
  const made = all[name];
  if (!made || found.has(made.file)) return found;
  found.add(made.file);
  for (const imported of made.imports ?? []) loadedWith(all, imported, found);
  return found;
}

const sizes = new Map<string, number>();
function sizeOf(file: string): number {
  const known = sizes.get(file);
  if (known !== undefined) return known;
  const size = gzipSync(readFileSync(join(editorFolder, file)), { level: 9 }).length;
  sizes.set(file, size);
  return size;
}
const scripts = (files: Iterable<string>) => [...files].filter((file) => file.endsWith('.js'));
const sum = (files: Iterable<string>) => scripts(files).reduce((total, file) => total + sizeOf(file), 0);

describe('what a browser loads', () => {
  it('is at most 200 kB of compressed JavaScript before anything shows', () => {
    const all = manifest();
    const entries = Object.keys(all).filter((name) => all[name]?.isEntry);
    expect(entries).toEqual(['index.html']);
    const page = readFileSync(join(editorFolder, 'index.html'), 'utf8');
    const first = loadedWith(all, 'index.html');
    // What the page names itself is no more than that.
    const named = [...page.matchAll(/(?:src|href)="\/(editor\/[^"]+\.js)"/g)].map(([, file]) => file ?? '');
    expect(named.filter((file) => !first.has(file))).toEqual([]);
    const size = sum(first);
    console.log(`first load: ${size} B of JavaScript, gzip -9`);
    expect(size).toBeGreaterThan(50_000);
    expect(size).toBeLessThanOrEqual(FIRST_LOAD);
  });

  it('is at most 1.1 MB more for any part that is loaded when it is opened', () => {
    const all = manifest();
    const first = loadedWith(all, 'index.html');
    const parts = Object.keys(all).filter((name) => all[name]?.isDynamicEntry);
    expect(parts).toContain('src/editor/editor-page.tsx');
    const large = parts
      .map((name) => [name, sum([...loadedWith(all, name)].filter((file) => !first.has(file)))] as const)
      .sort(([, a], [, b]) => b - a);
    console.log(
      `loaded when opened, gzip -9: ${large
        .slice(0, 6)
        .map(([name, size]) => `${name} ${size} B`)
        .join(', ')}`,
    );
    expect(large.filter(([, size]) => size > EDITOR)).toEqual([]);
  });

  it('has its colours for both themes as they were written: light-dark() for older browsers needs what our pages do not set', () => {
    const styles = readdirSync(join(editorFolder, 'editor')).filter((file) => file.endsWith('.css'));
    const texts = styles.map((file) => readFileSync(join(editorFolder, 'editor', file), 'utf8'));
    expect(texts.some((text) => text.includes('light-dark('))).toBe(true);
    expect(texts.filter((text) => text.includes('var(--lightningcss'))).toEqual([]);
  });
});
