import type { ScheduleSpec } from '@temporalio/client';
import type { Service } from '@tierwright/commands';
import { listPrograms } from '@tierwright/store';
import type { ReviewInput } from '@tierwright/workflows';
import { reviewSpec } from './review-spec.ts';

/** One review calendar in force. */
export interface WantedSchedule {
  /** `review/<tenant>/<program>`. */
  readonly id: string;
  readonly spec: ScheduleSpec;
  readonly input: ReviewInput;
}

const LIMIT = 200;

/** The review calendars of the programs that are in force now, of every tenant. */
export async function wantedSchedules({ store, programs }: Pick<Service, 'store' | 'programs'>): Promise<readonly WantedSchedule[]> {
  const wanted: WantedSchedule[] = [];
  for (const tenant of await store.walk({ of: 'all' })) {
    await store.read(tenant, async (tx) => {
      for (const { id, active_hash } of await listPrograms(tx, undefined, LIMIT)) {
        if (active_hash === null) continue;
        const { program } = await programs.byHash(tx, active_hash);
        const spec = reviewSpec(program);
        if (spec) wanted.push({ id: `review/${tenant}/${id}`, spec, input: { v: 1, tenant, program: id } });
      }
    });
  }
  return wanted;
}
