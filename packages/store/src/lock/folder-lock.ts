import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreRefused, StoreUnavailable } from '../database/store-error.ts';
import { type Heartbeat, STALE, startHeartbeat } from './heartbeat.ts';
import { ageOf, createLock, generations, lockFile, readHolder, removeLock } from './lock-files.ts';
import { type Holder, livesHere, thisProcess } from './process-identity.ts';

/** A folder that this process alone has open. */
export interface FolderLock {
  /** Throws `StoreUnavailable` where somebody else has taken it over meanwhile, as after a long pause of this machine. */
  assertHeld(): void;
  release(): Promise<void>;
}

/** Ms between looks at a lock that may be beating. */
const LOOK = 250;

/**
 * Locks a folder, or throws `StoreRefused` naming who has it. Each lock is a file of the next generation, created exclusively,
 * and only where the holder of the newest is gone; so a lock that is taken over is never removed by two, one of which would
 * remove the other's. A holder of the same machine is gone when its process is; any other when its file has not been written
 * for some seconds, which is waited for.
 */
export async function lockFolder(folder: string, beat: typeof startHeartbeat = startHeartbeat): Promise<FolderLock> {
  const me = thisProcess(randomUUID(), Date.now());
  for (;;) {
    const [newest = 0] = generations(folder);
    if (newest > 0 && !(await isGone(folder, newest, me.id))) continue;
    const generation = newest + 1;
    if (!createLock(folder, generation, me)) continue;
    if (generations(folder).some((other) => other > generation)) {
      // Others have come and gone since the newest was looked for.
      removeLock(folder, generation);
      continue;
    }
    for (const old of generations(folder).filter((other) => other < generation)) removeLock(folder, old);
    return held(folder, generation, me, beat(folder, generation, JSON.stringify(me)));
  }
}

/** Waits until it is known; false: it has changed meanwhile. Throws where it lives. */
async function isGone(folder: string, generation: number, id: string): Promise<boolean> {
  for (let last = Number.POSITIVE_INFINITY; ; await sleep(LOOK)) {
    // Read each time: at first it may not have been written yet, and it may be released meanwhile.
    const holder = readHolder(folder, generation);
    const verdict = holder ? livesHere(holder) : 'unknown';
    if (verdict === 'gone') return true;
    if (verdict === 'lives') throw refused(folder, holder);
    const age = ageOf(folder, generation, id);
    if (age === undefined) return false;
    if (age >= STALE) return true;
    const hasBeaten = last !== Number.POSITIVE_INFINITY && age < last;
    if (hasBeaten && holder) throw refused(folder, holder);
    last = age;
  }
}

function refused(folder: string, holder: Holder | undefined): StoreRefused {
  const who = holder ? ` (process ${holder.pid} on ${holder.host}, since ${new Date(holder.at).toISOString()})` : '';
  return new StoreRefused('STO110', `Another process has ${folder} open${who}: end it first, or use another folder.`);
}

function held(folder: string, generation: number, me: Holder, heartbeat: Heartbeat): FolderLock {
  const isTaken = () =>
    heartbeat.isLost() || (Date.now() - heartbeat.last() > STALE / 2 && generations(folder).some((other) => other > generation));
  return {
    assertHeld: () => {
      if (isTaken()) {
        throw new StoreUnavailable(
          'STO112',
          `Another process has taken over ${folder}, since this one was silent for too long: start this one again.`,
        );
      }
    },
    release: async () => {
      await heartbeat.stop();
      // The file stays: a generation is used once.
      if (!isTaken()) writeFileSync(lockFile(folder, generation), JSON.stringify({ ...me, isReleased: true }));
    },
  };
}
