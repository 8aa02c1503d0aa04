import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const quietly = (read) => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/** When a process began, as a text that no other process of that id will ever have; nothing where it is not there. */
const beginningOf = (pid) => {
  if (process.platform === 'linux') {
    const stat = quietly(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
    if (!stat) return undefined;
    // The name in brackets may hold spaces; state is the first field after it, the start the twentieth.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return undefined;
    return `${quietly(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())}/${fields[19]}`;
  }
  const { stdout, status } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
};

/** A process that can be known again. */
export const processMark = (pid) => ({ pid, began: beginningOf(pid) ?? '' });

/** Whether it is still that process: ids are given again. */
export const isAlive = ({ pid, began }) => {
  const now = beginningOf(pid);
  return now !== undefined && now !== '' && now === began;
};

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Ends a process, kindly first. */
export const endProcess = async (mark, kindSeconds = 5) => {
  for (const [signal, seconds] of [
    ['SIGTERM', kindSeconds],
    ['SIGKILL', 5],
  ]) {
    if (!isAlive(mark)) return;
    quietly(() => process.kill(mark.pid, signal));
    for (let waited = 0; waited < seconds * 1000 && isAlive(mark); waited += 20) await wait(20);
  }
};
