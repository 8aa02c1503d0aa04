// A worker as a process of its own: reads of the store take as long as it is told, and each is said on standard output.
// Arguments: url of the database, address of Temporal, task queue, file of the bundle, ms that a read takes; a line of
// standard input is the ms from then on.

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { programShelf } from '@tierwright/commands';
import { openStore, type Store } from '@tierwright/store';
import { startWorker } from '@tierwright/worker';

const [url = '', address = '', taskQueue = '', bundleFile = '', takes = '0'] = process.argv.slice(2);
let readTakes = Number(takes);
createInterface({ input: process.stdin }).on('line', (line) => {
  readTakes = Number(line);
});
const store = await openStore({ kind: 'postgres', url, connections: 6 });
const slow: Store = {
  ...store,
  transaction: (tenant, work) => store.transaction(tenant, work),
  read: async (tenant, work) => {
    await sleep(readTakes);
    process.stdout.write(`read ${Date.now()}\n`);
    return store.read(tenant, work);
  },
};
const worker = await startWorker({
  service: { store: slow, programs: programShelf(), clock: Date.now, newId: randomUUID },
  ...{ temporal: { address }, taskQueue, bundle: { code: readFileSync(bundleFile, 'utf8') } },
  log: (level, text, error) => process.stderr.write(`${level} ${text} ${error instanceof Error ? error.stack : ''}\n`),
});
await worker.ready;
process.stdout.write('ready\n');
