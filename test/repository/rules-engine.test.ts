import { expect, it } from 'vitest';
import { findFiles } from '../../scripts/find-files.mjs';

const onlyModule = 'packages/engine/src/reference/rules-engine.ts';

// The layers check follows imports; this also sees require(), import() and a copy of the name in a string.
it('json-rules-engine is named by one module, which gives it a safe path resolver', () => {
  const naming = ['packages', 'rules', 'workflows', 'ui']
    .flatMap((folder) => [...findFiles(folder, '.ts'), ...findFiles(folder, '.tsx'), ...findFiles(folder, '.js')])
    .filter(({ text }) => /(from|import|require)\s*\(?\s*['"]json-rules-engine/.test(text))
    .map(({ path }) => path);
  expect(naming.filter((path) => path !== onlyModule)).toEqual([]);
});
