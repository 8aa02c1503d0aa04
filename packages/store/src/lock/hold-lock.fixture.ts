// A process that locks the folder of its argument, says so, and holds it until its input ends.

import { errorCode } from '../database/sql-error.ts';
import { lockFolder } from './folder-lock.ts';

try {
  await lockFolder(process.argv[2] ?? '');
  console.log('held');
} catch (error) {
  console.log(errorCode(error) ?? String(error));
}
process.stdin.resume();
