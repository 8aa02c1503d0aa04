import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { WORKFLOWS_URL } from '@tierwright/workflows';

export interface BundleOptions {
  /** Where bundles are kept between starts; without it each start makes its own. */
  readonly folder?: string;
  /** Another copy of the workflows, for tests. */
  readonly path?: string;
  readonly interceptors?: readonly string[];
  /** In this process in any case. */
  readonly here?: boolean;
}

export interface WorkflowCode {
  readonly code: string;
}

const isSource = (file: string): boolean => /\.(ts|js)$/.test(file) && !/\.(test|fixture|d)\.ts$/.test(file);

/** The hash of all that a bundle is made of. */
function bundleHash(path: string, interceptors: readonly string[]): string {
  const hash = createHash('sha256');
  const { version } = createRequire(import.meta.url)('@temporalio/worker/package.json') as { version: string };
  hash.update(version);
  const folder = dirname(path);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isSource).sort();
  for (const file of [...files.map((name) => join(folder, name)), ...interceptors]) {
    if (statSync(file).isFile()) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 20);
}

const kept = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

const written = (file: string, code: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  // A reader finds all of it or nothing.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, file);
};

/** Has another process make it: the bundler would leave 80 MB in this one. Only what is built can be run as it is. */
function madeElsewhere(folder: string): Promise<void> {
  if (!import.meta.url.endsWith('.js')) return Promise.resolve();
  const script = `import { workflowBundle } from ${JSON.stringify(import.meta.url)}; await workflowBundle(${JSON.stringify({ folder, here: true })});`;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  });
}

/** The workflows as one script for Temporal's sandbox. Making it takes some seconds, so it is kept by the hash of its sources. */
export async function workflowBundle({ folder, path, interceptors = [], here = false }: BundleOptions = {}): Promise<WorkflowCode> {
  const workflowsPath = path ?? fileURLToPath(WORKFLOWS_URL);
  const file = folder === undefined ? undefined : join(folder, `workflows-${bundleHash(workflowsPath, interceptors)}.js`);
  let found = file === undefined ? undefined : kept(file);
  if (found === undefined && folder !== undefined && file !== undefined && path === undefined && !here) {
    await madeElsewhere(folder);
    found = kept(file);
  }
  if (found !== undefined) return { code: found };
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    workflowInterceptorModules: [...interceptors],
    logger: new DefaultLogger('WARN'),
  });
  if (file !== undefined) written(file, code);
  return { code };
}
