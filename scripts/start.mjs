// npm start: installs, builds and starts Tierwright on a fresh clone. Arguments go to `tierwright demo`.

import { install } from './install.mjs';
import { runNode, tools } from './run-command.mjs';

const program = 'packages/cli/bin/tierwright.js';

const fail = (sentence) => {
  console.error(`\n${sentence}`);
  process.exit(1);
};

console.log('1/3 installing …');
const problem = await install();
if (problem) fail(problem);

console.log('2/3 building …');
const { code: buildCode } = await runNode([tools.tsc, '-b']);
if (buildCode !== 0)
  fail('The build failed: the messages are above. On a clean checkout this is a bug; otherwise correct the named files.');

console.log('3/3 starting …\n');
// Ctrl-C reaches the child from the terminal; this process waits for the child to end in order.
process.on('SIGINT', () => {});
const { code } = await runNode([program, 'demo', ...process.argv.slice(2)]);
process.exitCode = code;
