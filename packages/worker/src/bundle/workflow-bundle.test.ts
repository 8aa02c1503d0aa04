import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WORKFLOWS_URL } from '@tierwright/workflows';
import { afterAll, describe, expect, it } from 'vitest';
import { workflowBundle } from './workflow-bundle.ts';

const sources = dirname(fileURLToPath(WORKFLOWS_URL));
const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const textOf = (name: string): string => readFileSync(join(sources, name), 'utf8');
/** Without comments and imports. */
const codeOf = (name: string): string => textOf(name).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

describe('the bundle of workflows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tierwright-bundle-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the workflows and the SDK, and nothing of the product: an upgrade of it cannot break a replay', async () => {
    const { code } = await workflowBundle();
    const modules = [...code.matchAll(/^\/\*\*\*\/ "([^"]+)":?/gm)].map(([, name]) => name ?? '');
    // The names that begin with ? are modules of Node that the bundler leaves empty.
    const parts = modules.filter((name) => !name.startsWith('?')).map((name) => /node_modules\/((@[^/]+\/)?[^/]+)/.exec(name)?.[1] ?? name);
    const own = files.filter((name) => !/(index|location|names|contract)\.ts$/.test(name)).map((name) => `./workflows/src/${name}`);
    const sdk = ['@temporalio/common', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc'];
    expect([...new Set(parts)].sort()).toEqual([...own, ...sdk].sort());
  });

  it('is made of sources that import the SDK, and no clock of the machine, no chance, no environment', () => {
    expect(files.length).toBeGreaterThan(15);
    for (const name of files) {
      const imports = [...textOf(name).matchAll(/from '([^']+)'/g)].map(([, from]) => from ?? '');
      expect(imports.filter((from) => !from.startsWith('.') && !/^@temporalio\/(workflow|common)$/.test(from))).toEqual([]);
      // Date.now() is the workflow's own clock in the sandbox.
      expect(codeOf(name)).not.toMatch(/\bprocess\.|\brequire\(|Math\.random|fetch\(|setInterval|new Date\(\)|node:/);
    }
  });

  it('keeps no state between workflows: modules hold constants', () => {
    for (const name of files) {
      expect(codeOf(name)).not.toMatch(/^(export )?(let|var) /m);
      expect(codeOf(name)).not.toMatch(/^(export )?const \w+[^=]*= new (Map|Set|WeakMap)/m);
    }
  });

  it('is made once and kept by the hash of its sources', async () => {
    const { code } = await workflowBundle({ folder });
    const [file = ''] = readdirSync(folder);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(readFileSync(join(folder, file), 'utf8')).toBe(code);
    writeFileSync(join(folder, file), 'kept');
    expect((await workflowBundle({ folder })).code).toBe('kept');
  });
});
