// npm start: installs, builds and starts Tierwright on a fresh clone, and runs until Ctrl-C. See --help.
// This file and what it imports run on old versions of Node.js too, so that they can say so.

import { nodeProblem } from './install.mjs';

const problem = nodeProblem();
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  await import('./start/run-start.mjs');
}
