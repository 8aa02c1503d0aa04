import type { Json } from '@tierwright/program';
import { decideShard, type FoundPartners, Merging, mergePartners, partnersOf } from '@tierwright/simulation';
import { countPartners } from '@tierwright/store';
import type { JobRun } from '../job-run.ts';
import type { BehindInput } from './ask-behind.ts';
import { baseShards } from './base-shards.ts';
import { simulatedOf } from './simulated.ts';

const ALL = { after: null, through: null };
const LIMIT = 100;

/** The partners behind a number of a report, one page of them, by id. */
export async function runBehind({ service, tenant, job, signal, progress }: JobRun): Promise<Json> {
  const { behind } = job.input as unknown as BehindInput;
  const { selector, after, limit = LIMIT } = behind;
  const page = { limit, ...(after === undefined ? {} : { after }) };
  const simulated = await simulatedOf(service, tenant, job);
  const total = await service.store.read(tenant, (tx) => countPartners(tx, simulated.input.partners));
  const found = new Merging<FoundPartners>((parts) => mergePartners(parts, page));
  let done = 0;
  for await (const shard of baseShards(service, { tenant, simulated, range: ALL, signal })) {
    found.add(partnersOf(decideShard(shard, simulated.versions), selector, page));
    done += shard.count + shard.undecided.length;
    progress(done, Math.max(total, done));
    signal.throwIfAborted();
  }
  const whole = found.whole();
  const last = whole.partners.at(-1);
  return { ...whole, next: whole.partners.length === limit && last ? last.partner : null } as unknown as Json;
}
