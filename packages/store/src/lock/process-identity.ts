import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a lock. */
export interface Holder {
  /** Of this opening, not only of the process. */
  readonly id: string;
  readonly host: string;
  /** Within it a process number means one process: one boot of one kernel, and one container. */
  readonly machine: string;
  readonly pid: number;
  /** When the process began, as its system counts; null: the system does not say. Numbers are used again, with another beginning. */
  readonly began: string | null;
  /** Ms since 1970, for people. */
  readonly at: number;
  readonly isReleased: boolean;
}

const attempt = (read: () => string): string | null => {
  try {
    return read().trim();
  } catch {
    return null;
  }
};

function machineOf(): string {
  const boot = attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
  const processes = attempt(() => readlinkSync('/proc/self/ns/pid'));
  return boot === null || processes === null ? `host ${hostname()}` : `${boot} ${processes}`;
}

/** Field 22 of Linux's `/proc/<pid>/stat`; what stands before may hold spaces and brackets. */
const beganAt = (pid: number): string | null =>
  attempt(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  });

export const thisProcess = (id: string, at: number): Holder => ({
  id,
  host: hostname(),
  machine: machineOf(),
  pid: process.pid,
  began: beganAt(process.pid),
  at,
  isReleased: false,
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether the holder lives, where that can be known from here at once. */
export function livesHere(holder: Holder): 'lives' | 'gone' | 'unknown' {
  if (holder.isReleased) return 'gone';
  if (holder.machine !== machineOf()) return 'unknown';
  if (!isRunning(holder.pid)) return 'gone';
  const began = beganAt(holder.pid);
  if (began === null || holder.began === null) return 'unknown';
  return began === holder.began ? 'lives' : 'gone';
}
