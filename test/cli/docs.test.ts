import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, tierwright } from './tierwright.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text);

describe('README', () => {
  it('shows lines of a program as they stand in rules/', () => {
    const program = read('rules/odoo/v11.program.json');
    const excerpts = blocks('json');
    expect(excerpts.length).toBeGreaterThan(2);
    for (const excerpt of excerpts) expect(program).toContain(excerpt);
  });

  const shown = blocks('console').filter((block) => block.split('\n').filter((line) => line.startsWith('$ ')).length === 1);

  it('shows commands with their output', () => {
    expect(shown.length).toBeGreaterThan(1);
  });

  it.each(shown.map((block) => block.trimEnd().split('\n')))('shows what is printed by %s', async (command = '', ...output) => {
    const run = await tierwright(command.replace('$ npx tierwright ', '').split(' '));
    expect(run.out.trimEnd()).toBe(output.join('\n'));
  });

  it('names no command that does not exist', () => {
    const verbs = new Set([...read('docs/cli.md').matchAll(/^## tierwright (\w+)/gm)].map(([, verb]) => verb));
    const named = [...readme.matchAll(/npx tierwright (\w+)/g)].map(([, verb]) => verb);
    expect(named.filter((verb) => !verbs.has(verb))).toEqual([]);
  });
});

it.each(pages)('%s links only to what is there', (page) => {
  const targets = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
  expect(targets.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
});
