// Adds what npm leaves out of package-lock.json: the optional binaries of platforms that the registry in use
// does not serve. Without an entry `npm ci` refuses the lockfile there, and users of that platform get no binary.

import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const lockPath = new URL('../package-lock.json', import.meta.url);
const exactVersion = /^\d+\.\d+\.\d+(-[\w.-]+)?$/;

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32'];

/** What a platform package's name says about where it installs: `@x/cli-linux-arm64-musl` is linux, arm64, musl. */
export const platformOf = (name) => {
  const words = name.split('/').at(-1).split(/[-.]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  const libc = os !== 'linux' ? undefined : words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  return {
    ...(os && { os: [os] }),
    ...(cpu && { cpu: [cpu] }),
    ...(libc && { libc: [libc] }),
  };
};

const parentFolder = (folder) => {
  const end = folder.lastIndexOf('node_modules/');
  return end <= 0 ? '' : folder.slice(0, end - 1);
};

/** The lockfile key that Node would load `name` from for a package at `folder`, or undefined. */
const findEntry = (packages, folder, name) => {
  for (let at = folder; ; at = parentFolder(at)) {
    const key = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[key]) return key;
    if (at === '') return undefined;
  }
};

/** Every optional dependency that the lockfile declares and has no entry for. */
export const missingEntries = (lock) =>
  Object.entries(lock.packages).flatMap(([folder, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !findEntry(lock.packages, folder, name))
      .map(([name, version]) => ({ wantedBy: folder, name, version, dev })),
  );

const main = () => {
  if (process.argv.includes('--help')) {
    console.log('npm run lock: adds entries for the binaries of other platforms to package-lock.json. Run it after each npm install.');
    return;
  }
  const lock = JSON.parse(readFileSync(lockPath, 'utf8'));
  const missing = missingEntries(lock);
  const exact = missing.filter(({ version }) => exactVersion.test(version));
  for (const { name, version, dev } of exact) {
    const rest = Object.entries({ ...platformOf(name), ...(dev && { dev }), optional: true }).sort(([a], [b]) => (a < b ? -1 : 1));
    // npm writes the version first and the rest by name; the same order keeps the next npm install from rewriting it.
    lock.packages[`node_modules/${name}`] = { version, ...Object.fromEntries(rest) };
  }
  if (exact.length > 0) {
    const root = lock.packages[''];
    const rest = Object.entries(lock.packages).filter(([key]) => key !== '');
    rest.sort(([a], [b]) => a.localeCompare(b, 'en'));
    lock.packages = { '': root, ...Object.fromEntries(rest) };
    writeFileSync(lockPath, `${JSON.stringify(lock, null, 2)}\n`);
  }
  console.log(`package-lock.json: ${exact.length} platform entries added.`);
  const ranges = missing.filter((entry) => !exact.includes(entry));
  for (const { wantedBy, name, version } of ranges) {
    console.error(`${wantedBy} wants ${name}@${version}: a range without an entry. Install once where the registry serves it.`);
  }
  if (ranges.length > 0) process.exitCode = 1;
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) main();
