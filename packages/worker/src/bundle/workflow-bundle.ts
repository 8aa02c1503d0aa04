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

/** The workflows as one script for Temporal's sandbox. Making it takes some seconds, so it is kept by the hash of its sources. */
export async function workflowBundle({ folder, path, interceptors = [] }: BundleOptions = {}): Promise<WorkflowCode> {
  const workflowsPath = path ?? fileURLToPath(WORKFLOWS_URL);
  const file = folder === undefined ? undefined : join(folder, `workflows-${bundleHash(workflowsPath, interceptors)}.js`);
  const found = file === undefined ? undefined : kept(file);
  if (found !== undefined) return { code: found };
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    workflowInterceptorModules: [...interceptors],
    logger: new DefaultLogger('WARN'),
  });
  if (folder !== undefined && file !== undefined) {
    mkdirSync(folder, { recursive: true });
    // A reader finds all of it or nothing.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, code);
    renameSync(draft, file);
  }
  return { code };
}
