import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

type Versions = Record<string, string>;

interface Manifest {
  name: string;
  license?: string;
  engines?: { node?: string };
  scripts?: Versions;
  dependencies?: Versions;
  devDependencies?: Versions;
  optionalDependencies?: Versions;
  peerDependencies?: Versions;
  overrides?: Versions;
}

interface LockEntry {
  version?: string;
  link?: boolean;
  dev?: boolean;
  resolved?: string;
  engines?: { node?: string };
  optionalDependencies?: Versions;
}

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

export const lockfile = JSON.parse(readText('package-lock.json')) as { packages: Record<string, LockEntry> };

/** What npm installs, without our own packages: where it goes, its name, its entry. */
export const installed = Object.entries(lockfile.packages)
  .filter(([folder, entry]) => folder.includes('node_modules/') && !entry.link)
  .map(([folder, entry]) => ({ folder, name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length), entry }));

const readManifest = (path: string): Manifest => JSON.parse(readText(path)) as Manifest;

export const rootManifest = readManifest('package.json');

export const packageNames = readdirSync(join(root, 'packages')).filter((name) => existsSync(join(root, 'packages', name, 'package.json')));

/** Every package.json of ours, with its path. */
export const manifests = ['package.json', ...packageNames.map((name) => `packages/${name}/package.json`), 'workflows/package.json'].map(
  (path) => ({
    path,
    manifest: readManifest(path),
  }),
);

/** The package.json of an installed dependency, or undefined where it is for another platform. */
export const installedManifest = (folder: string): Manifest | undefined =>
  existsSync(join(root, folder, 'package.json')) ? readManifest(`${folder}/package.json`) : undefined;
