import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The repository's folder; every command runs in it. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The programs that the scripts call, as files, so that no shell and no PATH is involved. */
export const tools = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  knip: 'node_modules/knip/bin/knip.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
};

/**
 * Runs Node with these arguments and waits until it ends. `output` is 'show' (live, on this terminal),
 * 'keep' (returned as text) or 'both'. The code of a child that a signal ended is 128 + the signal's number, as in a shell.
 */
export const runNode = (args, { env = {}, output = 'show' } = {}) =>
  new Promise((resolve, reject) => {
    const stdio = output === 'show' ? 'inherit' : ['inherit', 'pipe', 'pipe'];
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio });
    let text = '';
    for (const [stream, terminal] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream?.on('data', (chunk) => {
        text += chunk;
        if (output === 'both') terminal.write(chunk);
      });
    }
    // Ctrl-C reaches the child from the terminal; these do not, and a child left behind would go on writing.
    const passOn = (signal) => {
      child.once('close', () => process.exit(128 + constants.signals[signal]));
      child.kill(signal);
    };
    const passedOn = ['SIGTERM', 'SIGHUP'];
    for (const signal of passedOn) process.once(signal, passOn);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of passedOn) process.off(name, passOn);
      resolve({ code: code ?? 128 + constants.signals[signal], text });
    });
  });
