import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../temporal-server/run-program.mjs';
import { majorOf } from './installed.mjs';

const APT = '/usr/bin/apt-get';
/** The first that the system knows: without what draws windows a browser takes a quarter less of the tests' time (0083). */
const PACKAGES = ['chromium-headless-shell', 'chromium'];

const folderIn = (cache) => join(cache, 'chromium');
const programIn = (folder) => join(folder, 'chromium');

/** What was unpacked before and still runs. */
export const formerPackage = (cache) => {
  const file = programIn(folderIn(cache));
  return majorOf(file) > 0 ? file : undefined;
};

/** apt-get with lists and archives of its own below `folder`: that needs no rights, and changes nothing of the system. */
const privateApt = (folder) => {
  const lists = join(folder, 'lists');
  const archives = join(folder, 'archives');
  for (const one of [lists, archives]) mkdirSync(join(one, 'partial'), { recursive: true });
  const options = {
    'Dir::State': folder,
    'Dir::State::lists': lists,
    'Dir::Cache': folder,
    'Dir::Cache::archives': archives,
    'Debug::NoLocking': '1',
    'APT::Sandbox::User': '',
  };
  return { archives, args: Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]) };
};

/** Starts the browser with the libraries that came with it, and with its fonts where the system has none. */
const launcher = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
for folder in "$here"/root/usr/lib/*-linux-gnu* "$here"/root/lib/*-linux-gnu* "$here"/root/usr/lib/*-linux-gnu*/pulseaudio; do
  [ -d "$folder" ] && libraries="$libraries\${libraries:+:}$folder"
done
export LD_LIBRARY_PATH="$libraries"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts.conf"
for name in ${PACKAGES.join(' ')}; do
  [ -x "$here/root/usr/lib/chromium/$name" ] && exec "$here/root/usr/lib/chromium/$name" "$@"
done
`;

const fonts = `<?xml version="1.0"?>
<fontconfig>
  <dir prefix="relative">root/usr/share/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

const unpack = async (archives, folder) => {
  const root = join(folder, 'root');
  mkdirSync(root);
  for (const name of readdirSync(archives).filter((file) => file.endsWith('.deb'))) {
    const { code } = await runProgram('dpkg-deb', ['--extract', join(archives, name), root], { seconds: 300 });
    if (code !== 0) return false;
  }
  writeFileSync(join(folder, 'fonts.conf'), fonts);
  writeFileSync(programIn(folder), launcher, { mode: 0o755 });
  return true;
};

/** apt-get with the first of the packages that it has. */
const install = async (options, env = {}) => {
  let last;
  for (const name of PACKAGES) {
    last = await runProgram(APT, [...options, '--yes', '-qq', '--no-install-recommends', 'install', name], { seconds: 420, env });
    if (last.code === 0) break;
  }
  return last;
};

const lastError = (text) =>
  text
    .match(/^E: .*$/gm)
    ?.at(-1)
    ?.slice(3, 203);

/** Downloads the package and what this system lacks for it, unpacks all of it below `cache`, and keeps it where it runs. */
export const getPackage = async (cache, say) => {
  if (!existsSync(APT)) return { why: 'there is no apt-get' };
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'chromium-'));
  try {
    const { archives, args } = privateApt(join(work, 'apt'));
    // Its code is that of hooks of the system too, which may want rights; whether the lists are here, the next step says.
    await runProgram(APT, [...args, '-qq', 'update'], { seconds: 120 });
    const { code, text } = await install([...args, '--download-only', '--reinstall']);
    if (code !== 0) return { why: lastError(text) ?? 'apt-get did not download it within seven minutes' };
    say('Unpacking Chromium …');
    if (!(await unpack(archives, work))) return { why: 'its packages could not be unpacked; is the disk full?' };
    rmSync(join(work, 'apt'), { recursive: true });
    if (majorOf(programIn(work)) === 0) {
      const { text: said } = await runProgram(programIn(work), ['--version'], { seconds: 30 });
      return { why: `it does not run here: ${said.trim().split('\n')[0].slice(-150)}` };
    }
    // Somebody else may have been as fast: theirs is as good where it runs.
    if (!formerPackage(cache)) {
      rmSync(folderIn(cache), { recursive: true, force: true });
      renameSync(work, folderIn(cache));
    }
    return { file: programIn(folderIn(cache)) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

/** Has root install the package for the whole system. */
export const installPackage = async () => {
  if (process.getuid?.() !== 0 || !existsSync(APT)) return { why: 'only root may install it' };
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram(APT, ['-qq', 'update'], { seconds: 120, env });
  const { text } = await install([], env);
  const file = PACKAGES.map((name) => `/usr/bin/${name}`).find((one) => majorOf(one) > 0);
  return file ? { file } : { why: lastError(text) ?? 'it does not run here' };
};
