import { run } from './command-line/run.ts';
import { EXIT } from './failures/codes.ts';
import { openSession } from './terminal/session.ts';

const BROKEN_PIPE = 141;

// A reader that has seen enough (`| head`) ends us without a word, as it ends other commands.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(BROKEN_PIPE);
  process.stderr.write(`error ${error.code === 'ENOSPC' ? 'TW502' : 'TW503'}  Standard output cannot be written (${error.code}).\n`);
  process.exit(EXIT.wrongUse);
});
process.stderr.on('error', () => {});

const session = openSession({
  args: process.argv.slice(2),
  input: process.stdin,
  output: process.stdout,
  error: process.stderr,
  env: process.env,
  onStop: (stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  },
});
/** Settles when the command has ended. */
export const ended = run(process.argv.slice(2), session).then((code) => {
  process.exitCode = code;
});
