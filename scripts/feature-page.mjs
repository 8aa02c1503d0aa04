// docs/features.md: which program in rules/ uses which feature of the language. Run through tsx, as it imports TypeScript.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { featurePage } from '../packages/program/src/features/feature-page.ts';
import { parseProgram } from '../packages/program/src/index.ts';
import { root } from './run-command.mjs';

/** The page's whole text. A program that does not load is an error: the page is about parsed documents. */
export const currentFeaturePage = () => {
  const files = readdirSync(join(root, 'rules'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.program.json'))
    .sort();
  return featurePage(
    files.map((path) => {
      const { program, problems } = parseProgram(readFileSync(join(root, 'rules', path), 'utf8'));
      if (program === undefined) throw new Error(`rules/${path} does not load: ${problems[0]?.code} ${problems[0]?.message}`);
      return { file: `../rules/${path}`, program };
    }),
  );
};
