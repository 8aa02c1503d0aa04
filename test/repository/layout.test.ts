import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { root } from './manifests.ts';

const topLevel = ['.changeset', '.ci', '.github', 'bench', 'docs', 'packages', 'rules', 'scripts', 'test', 'ui', 'workflows'];
const vague = ['common', 'helpers', 'lib', 'misc', 'shared', 'util', 'utils'];

/** What git tracks or would track; undefined where the sources came without git. */
const gitFiles = (): string[] | undefined => {
  const run = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  return run.status === 0 ? run.stdout.split('\0').filter((path) => path !== '') : undefined;
};

const files = gitFiles();
const folders = new Set(files?.flatMap((path) => path.split('/').slice(0, -1)));

describe.skipIf(files === undefined)('the folders', () => {
  it('at the top are the outline of the product', () => {
    const found = new Set(files?.filter((path) => path.includes('/')).map((path) => path.split('/')[0] ?? ''));
    expect([...found].filter((folder) => !topLevel.includes(folder))).toEqual([]);
  });

  it('are named after what they hold', () => {
    expect([...folders].filter((folder) => vague.includes(folder))).toEqual([]);
  });

  it('are in kebab-case, but for histories, which are named after their workflows', () => {
    const ours = files?.filter((path) => !path.startsWith('test/histories/')).flatMap((path) => path.split('/').slice(0, -1));
    expect([...new Set(ours)].filter((folder) => !/^(\.?[a-z0-9]+(-[a-z0-9]+)*|__snapshots__)$/.test(folder))).toEqual([]);
  });

  it('hold no build output and no secrets', () => {
    expect(files?.filter((path) => /(^|\/)(node_modules|dist|coverage)\/|\.tsbuildinfo$|(^|\/)\.env/.test(path))).toEqual([]);
  });
});
