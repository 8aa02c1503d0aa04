// The script of a web worker: `new Worker(new URL('@tierwright/simulation/worker', import.meta.url), { type: 'module' })`.
// What it is asked and answers: worker/messages.ts.

import type { MessagePort } from './worker/message-port.ts';
import { serveSimulation } from './worker/serve-simulation.ts';

serveSimulation(globalThis as unknown as MessagePort);
