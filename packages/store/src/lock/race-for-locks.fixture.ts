// A process that tries to lock the folders 0 … n-1 of its first argument, others beside it, and says which it got.

import { once } from 'node:events';
import { join } from 'node:path';
import { errorCode } from '../database/sql-error.ts';
import { lockFolder } from './folder-lock.ts';

const [, , folder = '', rounds = '0'] = process.argv;
const won: number[] = [];
console.log('here');
await once(process.stdin, 'data');
for (let round = 0; round < Number(rounds); round += 1) {
  try {
    await lockFolder(join(folder, String(round)), () => ({ last: () => Date.now(), isLost: () => false, stop: async () => undefined }));
    won.push(round);
  } catch (error) {
    if (errorCode(error) !== 'STO110') throw error;
  }
}
console.log(JSON.stringify(won));
// Those who are late find it alive: it is until all have said theirs.
await once(process.stdin, 'end');
