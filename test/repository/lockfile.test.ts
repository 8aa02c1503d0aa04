import { describe, expect, it } from 'vitest';
import { missingEntries, platformOf } from '../../scripts/lock-platforms.mjs';
import { installed, installedManifest, lockfile, manifests, readText, rootManifest } from './manifests.ts';
import { admits } from './node-range.ts';

const exactVersion = /^\d+\.\d+\.\d+(-[\w.-]+)?$/;

/** The only ranges: npm would otherwise keep an older release below another package's range. */
const allowedRanges: Record<string, string> = { 'jsonpath-plus': '^11.3.0', protobufjs: '^8.8.1' };

const versionsOf = (name: string) => installed.filter((one) => one.name === name).map(({ entry }) => entry.version ?? '');

describe('what our package.json files ask for', () => {
  it('is exact versions, but for the named overrides', () => {
    const inexact = manifests.flatMap(({ path, manifest }) =>
      Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies, ...manifest.overrides })
        .filter(([name, version]) => !exactVersion.test(version) && allowedRanges[name] !== version)
        .map(([name, version]) => `${path}: ${name}@${version}`),
    );
    expect(inexact).toEqual([]);
  });

  it('is the version that the lockfile has', () => {
    const differing = manifests.flatMap(({ path, manifest }) =>
      Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
        .filter(([name, version]) => exactVersion.test(version) && !name.startsWith('@tierwright/') && !versionsOf(name).includes(version))
        .map(([name, version]) => `${path}: ${name}@${version} is not in the lockfile`),
    );
    expect(differing).toEqual([]);
  });

  it('is one version of each dependency across our packages', () => {
    const asked = new Map<string, Set<string>>();
    for (const { manifest } of manifests) {
      for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
        asked.set(name, (asked.get(name) ?? new Set()).add(version));
      }
    }
    expect([...asked].filter(([, versions]) => versions.size > 1).map(([name]) => name)).toEqual([]);
  });

  it('runs on Node 20.19', () => {
    expect(manifests.filter(({ manifest }) => manifest.engines?.node !== '>=20.19').map(({ path }) => path)).toEqual([]);
  });
});

describe('jsonpath-plus', () => {
  it('is 11.3.0 or newer, because older ones run code found in a path', () => {
    expect(rootManifest.overrides?.['jsonpath-plus']).toBe('^11.3.0');
    const versions = versionsOf('jsonpath-plus');
    expect(versions).not.toEqual([]);
    expect(versions.filter((version) => !/^11\.([3-9]|\d\d+)\./.test(version))).toEqual([]);
  });
});

describe('packages that must agree', () => {
  it.each(['@mantine/', '@temporalio/', '@tierwright/', 'vitest', 'typescript', 'webpack'])('%s has one version', (start) => {
    const versions = installed.filter(({ name }) => name === start || (start.endsWith('/') && name.startsWith(start)));
    expect(new Set(versions.map(({ entry }) => entry.version)).size).toBeLessThanOrEqual(1);
  });

  it('protobufjs is one 8.x, which Temporal replays with; only the loader of gRPC has an older one of its own', () => {
    const found = installed.filter(({ name }) => name === 'protobufjs');
    expect(found.filter(({ entry }) => entry.version?.startsWith('8.')).map(({ folder }) => folder)).toEqual(['node_modules/protobufjs']);
    const others = found.filter(({ entry }) => !entry.version?.startsWith('8.')).map(({ folder }) => folder);
    expect(others.filter((folder) => !folder.includes('@grpc/proto-loader/'))).toEqual([]);
  });

  it('the temporalio meta package, which stopped at 1.9.3, is absent', () => {
    expect(versionsOf('temporalio')).toEqual([]);
  });
});

describe('every installed package', () => {
  it('admits Node 20.19, except jsonpath-plus, which was run on it', () => {
    const refusing = installed.filter(({ entry }) => !admits(entry.engines?.node ?? '*', '20.19.0')).map(({ name }) => name);
    expect(refusing.filter((name) => name !== 'jsonpath-plus')).toEqual([]);
  });

  it('comes from a registry, not from git or an address', () => {
    const elsewhere = Object.entries(lockfile.packages).filter(([, { resolved, link }]) => resolved !== undefined && !link);
    expect(elsewhere.map(([folder]) => folder)).toEqual([]);
    expect(installed.filter(({ entry }) => !exactVersion.test(entry.version ?? '')).map(({ folder }) => folder)).toEqual([]);
  });

  it('has an entry for each of its optional dependencies, for every platform', () => {
    expect(missingEntries(lockfile).map(({ wantedBy, name }) => `${wantedBy} wants ${name}: run "npm run lock"`)).toEqual([]);
  });
});

describe('the lockfile', () => {
  it('names no registry', () => {
    expect(readText('package-lock.json').match(/"resolved": "[a-z+]+:.*"|https?:\/\/[^"]*(registry|\.tgz)[^"]*/g)).toBeNull();
    expect(readText('.npmrc')).toMatch(/^omit-lockfile-registry-resolved=true$/m);
  });
});

describe('npm run lock', () => {
  it('reads the platform from a package name', () => {
    expect([
      platformOf('@swc/core-linux-x64-musl'),
      platformOf('@oxc-parser/binding-linux-arm-musleabihf'),
      platformOf('@biomejs/cli-linux-arm64'),
      platformOf('@esbuild/win32-ia32'),
      platformOf('@rolldown/binding-wasm32-wasi'),
    ]).toEqual([
      { os: ['linux'], cpu: ['x64'], libc: ['musl'] },
      { os: ['linux'], cpu: ['arm'], libc: ['musl'] },
      { os: ['linux'], cpu: ['arm64'], libc: ['glibc'] },
      { os: ['win32'], cpu: ['ia32'] },
      { cpu: ['wasm32'] },
    ]);
  });

  it('finds an entry where Node would find the package, and misses the others', () => {
    const packages = {
      '': {},
      'node_modules/a': { optionalDependencies: { 'a-linux-x64': '1.0.0', 'a-win32-x64': '1.0.0' }, dev: true },
      'node_modules/a-linux-x64': {},
      'node_modules/@o/b': { optionalDependencies: { 'b-linux-x64': '1.0.0' } },
      'node_modules/@o/b/node_modules/b-linux-x64': {},
      'node_modules/c': { optionalDependencies: { 'b-linux-x64': '1.0.0' } },
    };
    expect(missingEntries({ packages })).toEqual([
      { wantedBy: 'node_modules/a', name: 'a-win32-x64', version: '1.0.0', dev: true },
      { wantedBy: 'node_modules/c', name: 'b-linux-x64', version: '1.0.0', dev: undefined },
    ]);
  });
});

describe('licences', () => {
  const allowed = [
    '0BSD',
    'Apache-2.0',
    'Artistic-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'BlueOak-1.0.0',
    'CC0-1.0',
    'ISC',
    'MIT',
    'MIT-0',
    'Unlicense',
  ];
  /** Only for tools that run here and are not shipped. */
  const allowedForTools = [...allowed, 'MPL-2.0', 'Python-2.0'];
  /** Data that a bundler reads, not code. */
  const data = ['caniuse-lite: CC-BY-4.0'];
  /** Their package.json names none; their licence file says MIT. */
  const readByHand = ['busboy', 'streamsearch', 'unionfs', 'spawndamnit'];

  const permits = (expression: string, list: string[]): boolean => {
    const bare = expression.replace(/[()]/g, '');
    return bare.split(' OR ').some((choice) => choice.split(' AND ').every((licence) => list.includes(licence.trim())));
  };

  it('are on the list', () => {
    const present = installed.flatMap(({ folder, name, entry }) => {
      const manifest = installedManifest(folder);
      return manifest ? [{ name, licence: manifest.license ?? 'none', list: entry.dev ? allowedForTools : allowed }] : [];
    });
    expect(present.length).toBeGreaterThan(100);
    const refused = present.filter(({ name, licence, list }) => !readByHand.includes(name) && !permits(licence, list));
    expect(refused.map(({ name, licence }) => `${name}: ${licence}`).filter((one) => !data.includes(one))).toEqual([]);
  });

  it.each([
    ['MIT OR GPL-3.0', true],
    ['(MIT OR CC0-1.0)', true],
    ['Apache-2.0 AND MIT', true],
    ['MIT AND EPL-2.0', false],
    ['none', false],
    ['GPL-3.0-only', false],
  ])('%s is allowed: %s', (expression, expected) => {
    expect(permits(expression, allowed)).toBe(expected);
  });
});
