import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { detectFeatures } from '../../packages/program/src/features/detect-features.ts';
import { FEATURES } from '../../packages/program/src/features/feature.ts';
import { currentFeaturePage } from '../../scripts/feature-page.mjs';
import { loaded, programFiles } from './program-files.ts';

const page = fileURLToPath(new URL('../../docs/features.md', import.meta.url));

/** What a pointer points to; nothing where it points nowhere. */
const at = (document: unknown, pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, token) => (value as Record<string, unknown> | undefined)?.[token.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    );

describe('the features of the programs', () => {
  const found = programFiles.flatMap((file) =>
    detectFeatures(loaded(file)).map((finding) => ({ ...finding, path: file.path, source: file.source })),
  );

  for (const [letter, title] of Object.entries(FEATURES)) {
    it(`${letter}: a program shows it (${title})`, () => {
      expect(found.filter(({ feature }) => feature === letter)).not.toEqual([]);
    });
  }

  it('are where their pointers say', () => {
    expect(found.filter(({ source, pointer }) => at(JSON.parse(source), pointer) === undefined)).toEqual([]);
  });

  // What the sources of the programs are known to need, by letter; a program may use more.
  const needed: Record<string, string> = {
    'atlassian-marketplace/2024.6.0': 'BCFO',
    'aws-services/2024.12.0': 'BCDEFGS',
    'google-partners/2024.1.0': 'BCDLR',
    'gumdrop/published': 'Q',
    'hubspot-solutions/2018.1.0': 'BCM',
    'hubspot-solutions/2024.2.0': 'ABCJKNRS',
    'hubspot-technology/published': 'BCIS',
    'nightfall/published': 'Q',
    'odoo/v11': 'BCDGHPR',
    'odoo/v5-wip': 'CIJP',
    'harbor/2026.1.0': 'KMNP',
    'northwind/2027.1.0': 'ABCDFIJKMPQRS',
  };
  for (const [name, letters] of Object.entries(needed)) {
    it(`${name}: ${letters} at least`, () => {
      const own = new Set(found.filter(({ path }) => path === `${name}.program.json`).map(({ feature }) => feature as string));
      expect([...letters].filter((letter) => !own.has(letter))).toEqual([]);
    });
  }

  it('are written down in docs/features.md as they are now (npm run generate)', () => {
    expect(existsSync(page) && readFileSync(page, 'utf8')).toBe(currentFeaturePage());
  });
});
