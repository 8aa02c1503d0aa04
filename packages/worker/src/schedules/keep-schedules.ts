import { type Client, ScheduleAlreadyRunning, ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client';
import type { SweepInput } from '@tierwright/workflows';
import type { WantedSchedule } from './wanted-schedules.ts';

const sweepInput: SweepInput = { v: 1 };

/** A day that was missed while Temporal was away is made up for, once. */
const policies = { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '2 days' } as const;

/** Makes the schedules of this installation what they are to be, and remembers what it has done already. */
export class ScheduleKeeper {
  readonly #client: Client;
  readonly #taskQueue: string;
  readonly #kept = new Map<string, string>();

  constructor(client: Client, taskQueue: string) {
    this.#client = client;
    this.#taskQueue = taskQueue;
  }

  /** The daily sweep; where there is one already it stays as it is. */
  async keepSweep(): Promise<void> {
    const scheduleId = `due-sweep/${this.#taskQueue}`;
    try {
      await this.#client.schedule.create({
        scheduleId,
        spec: { calendars: [{ hour: 2, minute: 15 }], timezone: 'UTC' },
        action: { type: 'startWorkflow', workflowType: 'dueSweep', workflowId: scheduleId, taskQueue: this.#taskQueue, args: [sweepInput] },
        policies,
      });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    }
  }

  /** Review calendars: new ones begin, changed ones change, and those of programs that are in force no longer end. */
  async keepReviews(wanted: readonly WantedSchedule[]): Promise<void> {
    for (const schedule of wanted) {
      const text = JSON.stringify(schedule);
      if (this.#kept.get(schedule.id) === text) continue;
      await this.#put(schedule);
      this.#kept.set(schedule.id, text);
    }
    const ids = new Set(wanted.map(({ id }) => id));
    for (const id of [...this.#kept.keys()]) {
      if (ids.has(id)) continue;
      await this.#remove(id);
      this.#kept.delete(id);
    }
  }

  async #put({ id, spec, input }: WantedSchedule): Promise<void> {
    const options = {
      spec,
      action: { type: 'startWorkflow', workflowType: 'tierReview', workflowId: id, taskQueue: this.#taskQueue, args: [input] },
      policies,
    } as const;
    try {
      await this.#client.schedule.create({ scheduleId: id, ...options });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      // Whether somebody paused it stays as it is.
      await this.#client.schedule.getHandle(id).update(({ state }) => ({ ...options, state }));
    }
  }

  async #remove(id: string): Promise<void> {
    try {
      await this.#client.schedule.getHandle(id).delete();
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw error;
    }
  }
}
